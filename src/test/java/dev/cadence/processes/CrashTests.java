package dev.cadence.processes;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import dev.cadence.shared.Sweep;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.SimulatedEvent;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.processes.Confirmations.CONFIRM;
import static dev.cadence.processes.Instances.await;
import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// A process is killed at the worst moments, and another finds out what there is left to do.
@CadenceTest
record CrashTests(Marketplace marketplace, MutableClock clock, JdbcClient jdbc, DataSource database,
        List<Sweep> sweeps) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final Instant TRIAL_ENDS = MutableClock.NOON.plus(TRIAL);

    /// Longer than any test.
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(120);

    @Test
    void chargesThatAKilledProcessWasMakingAreFoundOutAboutByAnotherAndMadeOnce() {
        var first = INSTANCES.next();
        var second = INSTANCES.next();
        var stripe = marketplace.stripe();
        var bookings = List.of(marketplace.aTrial(), marketplace.aTrial(), marketplace.aTrial());
        clock.moveForwardTo(TRIAL_ENDS);
        planCharges();
        stripe.webhooks().plan(new WebhookPlan.Lose());
        stripe.faults().next(2, "POST", CONFIRM, Fault.delayAnswer(UNTIL_KILLED));
        stripe.faults().next(1, "POST", CONFIRM, Fault.holdBefore(UNTIL_KILLED));

        first.goOnAt(TRIAL_ENDS);
        await("three charges to be under way")
            .until(() -> stripe.successfulCharges().size() == 2 && Confirmations.at(stripe).size() == 3);
        first.kill();

        assertThat(bookings).allSatisfy(booking -> {
            assertThat(booking.stage()).isEqualTo("TRIAL");
            assertThat(booking.charges()).containsExactly("0 CHARGING");
        });
        var neverAsked = bookings.stream().filter(booking -> marketplace.taken(booking).isEmpty()).findFirst();
        var noticed = bookings.stream().filter(booking -> !marketplace.taken(booking).isEmpty()).findFirst();

        second.goOnAt(TRIAL_ENDS.plusSeconds(10));
        stripe.resend(success(noticed.orElseThrow()));
        await("Stripe's notice to be acted on").until(() -> noticed.orElseThrow().stage().equals("ACTIVE"));
        assertThat(marketplace.count("charge where stage = 'CHARGING'")).as("leases that are respected").isEqualTo(2);

        second.goOnAt(TRIAL_ENDS.plus(Duration.ofMinutes(4)));
        awaitWeekZeroPaidOnce(bookings);
        assertThat(Confirmations.at(stripe)).as("one again, since it was never carried out").hasSize(4);
        assertThat(bookings).allSatisfy(booking -> assertThat(attempts(booking))
            .isEqualTo(neverAsked.orElseThrow().equals(booking) ? List.of("NotAttempted", "Paid") : List.of("Paid")));
    }

    /// Its lease ends while it waits for an answer.
    @Test
    void aChargeOfAProcessThatIsOnlySlowIsFoundOutAboutByAnotherAndCountsOnce() {
        var slow = INSTANCES.next();
        var other = INSTANCES.next();
        var stripe = marketplace.stripe();
        var booking = marketplace.aTrial();
        clock.moveForwardTo(TRIAL_ENDS);
        slow.ready();
        other.ready();
        stripe.webhooks().plan(new WebhookPlan.Lose());
        stripe.faults().next(1, "POST", CONFIRM, Fault.delayAnswer(Duration.ofSeconds(20)));
        slow.goOnAt(TRIAL_ENDS);
        await("the charge to be under way").until(() -> !marketplace.taken(booking).isEmpty());
        assertThat(booking.charges()).containsExactly("0 CHARGING");

        other.goOnAt(TRIAL_ENDS.plus(Duration.ofMinutes(4)));
        await("the other to find out").until(() -> booking.stage().equals("ACTIVE"));
        var answered = Confirmations.at(stripe).stream().filter(request -> request.status() == 200).count();
        awaitWeekZeroPaidOnce(List.of(booking));
        await("the late answer to arrive and to change nothing").during(Duration.ofSeconds(2))
            .until(() -> Confirmations.at(stripe).stream().allMatch(request -> request.status() == 200));

        assertThat(answered).as("confirmations that were answered when the other had found out").isZero();
        assertThat(Confirmations.at(stripe)).hasSize(1);
        assertThat(attempts(booking)).containsExactly("Paid");
        assertThat(List.of(slow, other)).allSatisfy(it -> assertThat(it.printed()).doesNotContain("ERROR"));
        awaitWeekZeroPaidOnce(List.of(booking));
    }

    @Test
    void eventsThatAKilledProcessHadNotDeliveredAreDeliveredByAnother() throws SQLException {
        var first = INSTANCES.next();
        var second = INSTANCES.next();
        var neverBegun = marketplace.aTrial();
        var begun = marketplace.aTrial();
        clock.moveForwardTo(TRIAL_ENDS);

        try (var publication = Roadblock.before(database, "update on event_publication",
                "new.serialized_event like '%" + neverBegun.id() + "%'");
                var charge = Roadblock.before(database, "insert on charge", "new.booking_id = '" + begun.id() + "'")) {
            first.goOnAt(TRIAL_ENDS);
            await("both weeks to begin").until(() -> marketplace.count("booking where weeks_begun = 1") == 2
                    && marketplace.count("event_publication where status = 'PROCESSING'") == 1);
            first.kill();
        }
        assertThat(publicationOf(neverBegun)).isEqualTo("PUBLISHED");
        assertThat(publicationOf(begun)).isEqualTo("PROCESSING");
        assertThat(marketplace.count("charge")).isZero();

        second.goOnAt(TRIAL_ENDS.plus(Duration.ofMinutes(6)));

        awaitWeekZeroPaidOnce(List.of(neverBegun, begun));
        assertThat(Confirmations.at(marketplace.stripe())).hasSize(2);
    }

    /// Here already, so that the process finds all charges due when it first looks, and
    /// makes them at once.
    private void planCharges() {
        sweeps.stream().filter(sweep -> sweep.name().equals("bookings.due")).forEach(Sweep::sweep);
        await("charges to be planned").until(() -> marketplace.count("undelivered_event") == 0);
    }

    private void awaitWeekZeroPaidOnce(List<Booked> bookings) {
        await("every week 0 to be paid").until(() -> bookings.stream().allMatch(it -> it.stage().equals("ACTIVE")));
        await("all to be told").until(() -> marketplace.count("undelivered_event") == 0);
        assertThat(bookings).allSatisfy(booking -> {
            assertThat(booking.charges()).containsExactly("0 PAID");
            assertThat(marketplace.taken(booking)).hasSize(1);
            assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        });
        marketplace.assertAllIsWell();
    }

    /// The event by which Stripe tells that the booking's payment has succeeded.
    private String success(Booked booking) {
        var payment = marketplace.taken(booking).getFirst().paymentIntent();
        return marketplace.stripe()
            .events()
            .stream()
            .filter(event -> event.type().equals("payment_intent.succeeded") && event.objectId().equals(payment))
            .map(SimulatedEvent::id)
            .findFirst()
            .orElseThrow();
    }

    private List<@Nullable String> attempts(Booked booking) {
        return jdbc.sql("""
                select outcome from charge_attempt join charge on charge.id = charge_id
                where booking_id = ?::uuid order by number""").param(booking.id()).query(String.class).list();
    }

    private @Nullable String publicationOf(Booked booking) {
        return jdbc.sql("select status from event_publication where serialized_event like ?")
            .param("%" + booking.id() + "%")
            .query(String.class)
            .single();
    }

}
