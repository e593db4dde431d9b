package dev.cadence.processes;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.cadence.processes.Confirmations.CONFIRM;
import static dev.cadence.processes.Instances.await;
import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// A process that is asked to stop finishes what it has begun, and begins nothing more.
@CadenceTest
record ShutdownTests(Marketplace marketplace, MutableClock clock, DataSource database) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final Instant TRIAL_ENDS = MutableClock.NOON.plus(TRIAL);

    /// More than an instance charges at once.
    private static final int BOOKINGS = 24;

    /// The exit code of a process that SIGTERM ended.
    private static final int TERMINATED = 128 + 15;

    @Test
    void aProcessThatIsAskedToStopFinishesItsChargesAndDeliversItsEvents() throws SQLException {
        var instance = INSTANCES.next();
        var booking = marketplace.aTrial();
        clock.moveForwardTo(TRIAL_ENDS);
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().faults().next(1, "POST", CONFIRM, Fault.delayAnswer(Duration.ofSeconds(2)));

        try (var earning = Roadblock.before(database, "insert on earning", "true")) {
            instance.goOnAt(TRIAL_ENDS);
            await("the charge to be under way").until(() -> !marketplace.taken(booking).isEmpty());
            instance.askToStop();
            await("the charge to be noted").until(() -> booking.stage().equals("ACTIVE"));
            await("the instance to wait for its listener").during(Duration.ofSeconds(1))
                .failFast("the instance has ended", () -> !instance.running())
                .until(instance::running);
        }

        assertThat(instance.awaitEnd()).isEqualTo(TERMINATED);
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        assertThat(instance.printed()).doesNotContain("ERROR");
        marketplace.assertAllIsWell();
    }

    @Test
    void aProcessThatIsAskedToStopLeavesWhatItHasNotBegunToOthers() {
        var instance = INSTANCES.next();
        IntStream.range(0, BOOKINGS).forEach(number -> marketplace.aTrial());
        clock.moveForwardTo(TRIAL_ENDS);
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe()
            .faults()
            .next(BOOKINGS, "POST", "/v1/payment_intents", Fault.delayAnswer(Duration.ofSeconds(4)));

        instance.goOnAt(TRIAL_ENDS);
        await("payments to be under way").until(() -> marketplace.count("charge") == BOOKINGS && begun() > 0);
        instance.askToStop();

        assertThat(instance.awaitEnd()).isEqualTo(TERMINATED);
        assertThat(begun()).isLessThan(BOOKINGS);
        assertThat(marketplace.count("charge where stage in ('STAGED', 'PAID')")).isEqualTo(begun());
        assertThat(marketplace.count("charge where stage = 'PLANNED'")).isEqualTo(BOOKINGS - begun());
        assertThat(marketplace.count("charge where stage = 'PAID'"))
            .isEqualTo(Confirmations.at(marketplace.stripe()).size());
        assertThat(instance.printed()).doesNotContain("ERROR");
    }

    @Test
    void aProcessThatIsAskedToStopAnswersForAsLongAsProxiesNeedToFindOut() {
        var instance = INSTANCES.next(Map.of("cadence.end.notice", "25s")).ready();
        var api = Api.at(instance.address());
        // From here on they are quick.
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.get("/v1/engineers").status()).isEqualTo(200);

        instance.askToStop();
        await("readiness to say no").until(() -> api.get("/actuator/health/readiness").status() == 503);

        assertThat(api.get("/v1/engineers").status()).isEqualTo(200);
        instance.kill();
    }

    /// How many payments Stripe was asked to prepare.
    private long begun() {
        return marketplace.stripe()
            .requests()
            .stream()
            .filter(request -> request.path().equals("/v1/payment_intents"))
            .count();
    }

}
