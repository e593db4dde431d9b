package dev.cadence.billing;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// What is given back of a week that is cut short.
@CadenceTest
record UnusedTimeRefundTests(Marketplace marketplace) {

    @Test
    void removalForCauseRefundsWhatIsUnusedToTheSecond() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(1));

        back.remove(booking);

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(back.refunds(booking)).containsExactly("SHARED 128571 SUCCEEDED");
        assertThat(back.ask(booking, null, "PLATFORM").at("/amount/amount")).isEqualTo("21429");
        marketplace.time().settle();
        marketplace.assertAllIsWell();
    }

    @Test
    void whatWasRefundedBeforeIsNotRefundedAgainWhenTheWeekIsCutShort() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        back.ask(booking, 1_000_00L, "PLATFORM");
        marketplace.time().advance(Duration.ofDays(1));

        back.remove(booking);

        assertThat(back.refunds(booking)).containsExactly("SHARED 50000 SUCCEEDED", "PLATFORM 100000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void aWeekThatTurnsOutPaidAfterTheEngineerHasLeftIsRefundedButForWhatWasWorked() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().faults().next(1, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_AFTER);
        marketplace.stripe().faults().next(20, "GET", "/v1/payment_intents/*", Fault.Kind.HTML_502);
        marketplace.time().advance(TRIAL.plusMinutes(1));
        assertThat(booking.charges()).containsExactly("0 UNKNOWN");

        booking.engineer().api().put(booking.path() + "/resignation", Map.of("immediately", true));
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofMinutes(20));

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(back.refunds(booking)).containsExactly("SHARED 149985 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void aWeekWhosePaymentIsCancelledFirstIsNeitherChargedNorRefunded() {
        var booking = marketplace.aTrial();
        marketplace.stripe().faults().next(1, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_BEFORE);
        marketplace.stripe().faults().next(20, "GET", "/v1/payment_intents/*", Fault.Kind.HTML_502);
        marketplace.time().advance(TRIAL.plusMinutes(1));

        booking.engineer().api().put(booking.path() + "/resignation", Map.of("immediately", true));
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofMinutes(20));

        assertThat(booking.charges()).containsExactly("0 VOID");
        assertThat(marketplace.taken(booking)).isEmpty();
        assertThat(marketplace.count("refund")).isZero();
        marketplace.assertAllIsWell();
    }

}
