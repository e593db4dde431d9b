package dev.cadence.billing;

import java.util.concurrent.atomic.AtomicLong;

import dev.cadence.testing.Benchmark;
import dev.cadence.testing.CpuSamples;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;

/// How many weeks this machine charges in a second if Stripe takes any number of calls, what bounds it, and that nothing
/// is charged twice or never when a hundredth of the confirmations is lost before or after Stripe has carried it out:
/// `./mvnw -Dtest=WeeklyRunBenchmark -Dcadence.bench.bookings=100000 test`.
@Benchmark
@Import(WeeklyRun.class)
record WeeklyRunBenchmark(WeeklyRun run) {

    @Test
    void everybodyIsChargedOnceAsFastAsThisMachineCan() throws Exception {
        try (var samples = CpuSamples.begin()) {
            run.untilAllArePaid(new LostConfirmations(run)::goOn);
            samples.print();
        }
        run.assertEachIsPaidOnce();
    }

    /// Sees to it that about one confirmation in a hundred is lost, by turns before and
    /// after it was carried out.
    private record LostConfirmations(WeeklyRun run, AtomicLong planned, AtomicLong seen) {

        private static final int ONE_IN = 100;

        LostConfirmations(WeeklyRun run) {
            this(run, new AtomicLong(), new AtomicLong());
        }

        void goOn() {
            var made = run.calls("POST /v1/payment_intents/*/confirm");
            var soon = 2 * made - seen.getAndSet(made);
            while (planned.get() * ONE_IN < soon) {
                var kind = planned.incrementAndGet() % 2 == 0 ? "DROP_BEFORE" : "DROP_AFTER";
                run.planFault("/v1/payment_intents/*/confirm", kind);
            }
        }

    }

}
