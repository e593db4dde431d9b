package dev.cadence.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.cadence.processes.Instances.await;
import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Two instances sweep one database.
@CadenceTest
record TwoInstancesTests(Marketplace marketplace, MutableClock clock) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final Instant TRIAL_ENDS = MutableClock.NOON.plus(TRIAL);

    private static final int BOOKINGS = 40;

    @Test
    void twoInstancesShareTheWeeksThatAreDueAndChargeEachOnce() {
        var first = INSTANCES.next();
        var second = INSTANCES.next();
        var bookings = IntStream.range(0, BOOKINGS).mapToObj(number -> marketplace.aTrial()).toList();
        clock.moveForwardTo(TRIAL_ENDS.plusSeconds(1));
        first.ready();
        second.ready();
        // So slow that the lanes of one instance do not suffice.
        marketplace.stripe()
            .faults()
            .next(BOOKINGS, "POST", "/v1/payment_intents", Fault.delayAnswer(Duration.ofSeconds(3)));

        first.goOnAt(TRIAL_ENDS.plusSeconds(1));
        second.goOnAt(TRIAL_ENDS.plusSeconds(1));

        await("every week 0 to be paid").until(() -> marketplace.count("booking where stage = 'ACTIVE'") == BOOKINGS);
        await("all to be told").until(() -> marketplace.count("undelivered_event") == 0
                && marketplace.count("stripe_event where due_at is not null") == 0);
        assertThat(Confirmations.at(marketplace.stripe())).hasSize(BOOKINGS)
            .extracting(ReceivedRequest::path)
            .doesNotHaveDuplicates();
        assertThat(marketplace.stripe().charges()).hasSize(BOOKINGS).allMatch(ChargeAttempt::succeeded);
        assertThat(bookings).allSatisfy(booking -> {
            assertThat(marketplace.taken(booking)).hasSize(1);
            assertThat(booking.charges()).containsExactly("0 PAID");
            assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        });
        assertThat(marketplace.count("charge where due_at is not null")).isZero();
        assertThat(marketplace.count("booking where due_at < timestamptz '%s'".formatted(TRIAL_ENDS.plusSeconds(600))))
            .isZero();
        assertThat(List.of(first, second))
            .allSatisfy(instance -> assertThat(instance.printed()).contains("Sweep billing.charges found work")
                .doesNotContain("ERROR"));
        marketplace.assertAllIsWell();
    }

}
