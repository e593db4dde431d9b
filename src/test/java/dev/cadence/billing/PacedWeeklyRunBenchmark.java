package dev.cadence.billing;

import java.util.Map;

import dev.cadence.testing.Benchmark;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// How long it takes to charge all weeks at the pace that Stripe allows. The time is short of its length: both the limit
/// of the simulator, which is Stripe's 25 requests a second at one endpoint, and our pace are so many times as fast. Pacing
/// goes by the time that really passes, so no clock could be moved instead.
/// `./mvnw -Dtest=PacedWeeklyRunBenchmark -Dcadence.bench.bookings=20000 -Dcadence.bench.speed=5 test`.
@Benchmark
@TestPropertySource(properties = "cadence.stripe.share=${cadence.bench.speed:5}")
@Import(WeeklyRun.class)
record PacedWeeklyRunBenchmark(WeeklyRun run) {

    private static final int SPEED = Integer.getInteger("cadence.bench.speed", 5);

    private static final int STRIPES_LIMIT = 25;

    @Test
    void everybodyIsChargedOnceAtStripesPace() throws Exception {
        run.stripe().control("PUT", "rate_limit", Map.of("per_second_and_endpoint", STRIPES_LIMIT * SPEED));
        var wall = run.untilAllArePaid(() -> {
        });
        System.out.printf("at Stripe's pace, with a test key: %.1f min%n", wall.toSeconds() * SPEED / 60.0);
        run.assertEachIsPaidOnce();
    }

}
