package dev.cadence.billing;

import java.time.Duration;

import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Refunds that take their time, come back or were made elsewhere.
@CadenceTest
record RefundOnItsWayTests(Marketplace marketplace) {

    @Test
    void aRefundThatComesBackDaysLaterWaitsForAnAdminWhoTriesAgain() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var id = back.ask(booking, null, "PLATFORM").at("/id");
        marketplace.time().advance(Duration.ofDays(9));

        marketplace.stripe().refunds().fail(marketplace.stripe().refunds().all().getFirst().id());
        marketplace.time().settle();

        var failed = MoneyBack.items(back.admin().api().get("/v1/refunds?stage=FAILED"));
        assertThat(failed).extracting(refund -> refund.at("/id").asString()).containsExactly(id);
        assertThat(failed.getFirst().at("/failureCode").asString()).isEqualTo("expired_or_canceled_card");
        assertThat(back.balance("STRIPE_CLEARING")).isEqualTo(150000);

        assertThat(back.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(id)).status())
            .isEqualTo(200);
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 150000 SUCCEEDED");
        assertThat(back.entries("REFUND")).isEqualTo(2);
        assertThat(back.entries("REFUND_FAILED")).isEqualTo(1);
        assertThat(back.balance("STRIPE_CLEARING")).isZero();
        assertThat(back.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(id)).problem())
            .isEqualTo("refund-not-failed");
        marketplace.assertAllIsWell();
    }

    @Test
    void aRefundWhoseFailureIsNeverToldIsFoundToHaveFailed() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        back.ask(booking, 10_00L, "PLATFORM");
        marketplace.time().settle();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());

        marketplace.stripe().refunds().fail(marketplace.stripe().refunds().all().getFirst().id());
        marketplace.time().advance(Duration.ofHours(13));

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 FAILED");
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardThatTakesNoRefundsIsFoundOutAtOnce() {
        var back = new MoneyBack(marketplace);
        var booking = anActiveBookingOn("pm_card_refundFail");

        back.ask(booking, 10_00L, "PLATFORM");
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 FAILED");
        assertThat(back.balance("STRIPE_CLEARING")).isEqualTo(150000);
        assertThat(back.ask(booking, null, "PLATFORM").at("/amount/amount")).isEqualTo("150000");
        marketplace.time().settle();
        marketplace.assertAllIsWell();
    }

    @Test
    void aRefundThatIsStillUnderWayIsPendingUntilItArrives() {
        var back = new MoneyBack(marketplace);
        var booking = anActiveBookingOn("pm_card_pendingRefund");
        back.ask(booking, 10_00L, "PLATFORM");
        marketplace.time().settle();
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 PENDING");
        assertThat(back.entries("REFUND")).isEqualTo(1);

        marketplace.stripe().refunds().settle(marketplace.stripe().refunds().all().getFirst().id());
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 SUCCEEDED");
        assertThat(back.entries("REFUND")).isEqualTo(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aRefundMadeInTheDashboardIsRecordedOnce() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        marketplace.stripe().refunds().makeByHand(back.chargeRef(booking), 123_45);
        marketplace.time().settle();
        marketplace.stripe().events().forEach(event -> marketplace.stripe().resend(event.id()));
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 12345 SUCCEEDED");
        assertThat(back.entries("REFUND")).isEqualTo(1);
        assertThat(back.ask(booking, null, "PLATFORM").at("/amount/amount")).isEqualTo("137655");
        marketplace.time().settle();
        marketplace.assertAllIsWell();
    }

    @Test
    void aRefundThatTheDashboardHasOvertakenFails() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().refunds().makeByHand(back.chargeRef(booking), 1_000_00);
        marketplace.stripe().webhooks().plan(new WebhookPlan.Deliver());

        back.ask(booking, 600_00L, "PLATFORM");
        marketplace.time().settle();
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 60000 FAILED");
        marketplace.stripe().events().forEach(event -> marketplace.stripe().resend(event.id()));
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 100000 SUCCEEDED", "PLATFORM 60000 FAILED");
        assertThat(back.ask(booking, 500_01L, "PLATFORM").problem()).isEqualTo("refund-exceeds-charge");
        marketplace.assertAllIsWell();
    }

    private Booked anActiveBookingOn(String card) {
        var booking = marketplace
            .accepted(marketplace.aRequest(marketplace.aFounderWithCard(card), marketplace.anEngineer(Tier.SENIOR)));
        marketplace.time().advance(TRIAL);
        return booking;
    }

}
