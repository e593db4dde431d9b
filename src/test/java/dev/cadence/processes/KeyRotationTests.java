package dev.cadence.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.Fault;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.cadence.processes.Instances.await;
import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// One instance still has the old key of Stripe, the other has the new one, as while instances are replaced one by one.
@CadenceTest
record KeyRotationTests(Marketplace marketplace, MutableClock clock) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final Instant WEEK_0 = MutableClock.NOON.plus(TRIAL);

    private static final Instant WEEK_1 = WEEK_0.plus(WEEK);

    /// More than one instance charges at once.
    private static final int BOOKINGS = 24;

    @Test
    void bothKeysWorkSideBySideAndTheNewOneGoesOnAloneWithNothingChargedTwice() {
        var old = INSTANCES.next();
        var renewed = INSTANCES.next(Map.of("cadence.stripe.api-key", "rk_test_renewed"));
        var stripe = marketplace.stripe();
        var bookings = IntStream.range(0, BOOKINGS).mapToObj(number -> marketplace.aTrial()).toList();
        clock.moveForwardTo(WEEK_0);
        old.ready();
        renewed.ready();
        stripe.faults().next(BOOKINGS, "POST", "/v1/payment_intents", Fault.delayAnswer(Duration.ofSeconds(3)));

        old.goOnAt(WEEK_0);
        renewed.goOnAt(WEEK_0);
        awaitPaid(bookings, "0 PAID");
        assertThat(List.of(old, renewed)).allMatch(it -> it.printed().contains("Sweep billing.charges found work"));

        stripe.revokeKey("sk_test_simulated");
        old.goOnAt(WEEK_1);
        await("the old key to be refused").until(() -> old.printed().contains("Stripe refuses our key"));
        assertThat(stripe.successfulCharges()).hasSize(BOOKINGS);

        renewed.goOnAt(WEEK_1.plus(Duration.ofMinutes(30)));
        awaitPaid(bookings, "0 PAID", "1 PAID");
        assertThat(stripe.charges()).hasSize(2 * BOOKINGS).allMatch(ChargeAttempt::succeeded);
        assertThat(renewed.printed()).doesNotContain("ERROR");
        marketplace.assertAllIsWell();
    }

    private void awaitPaid(List<Booked> bookings, String... charges) {
        await("every week to be paid")
            .until(() -> marketplace.count("charge where stage = 'PAID'") == (long) bookings.size() * charges.length);
        await("all to be told").until(() -> marketplace.count("undelivered_event") == 0
                && marketplace.count("stripe_event where due_at is not null") == 0);
        assertThat(bookings).allSatisfy(booking -> assertThat(booking.charges()).containsExactlyInAnyOrder(charges));
    }

}
