package dev.cadence.billing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.RefundMade;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Refunds from the decision until the money has arrived, as companies, admins, the books and Stripe see them.
@CadenceTest
record RefundStoryTests(Marketplace marketplace) {

    @Test
    void anAdminGivesBackAllThatIsLeft() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var asked = back.ask(booking, null, "PLATFORM");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).isEqualTo("/v1/refunds/" + asked.at("/id"));
        assertThat(asked.at("/stage")).isEqualTo("REQUESTED");
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 150000 SUCCEEDED");
        assertThat(booking.founder().api().get("/v1/refunds/" + asked.at("/id")).at("/reason"))
            .isEqualTo("An apology.");
        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount).containsExactly(150000L);
        assertThat(back.entries("REFUND")).isEqualTo(1);
        assertThat(back.balance("STRIPE_CLEARING")).isZero();
        marketplace.assertAllIsWell();
    }

    @Test
    void partsNeverAddUpToMoreThanTheCharge() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        assertThat(back.ask(booking, 1_000_00L, "PLATFORM").status()).isEqualTo(201);
        assertThat(back.ask(booking, 500_01L, "PLATFORM").problem()).isEqualTo("refund-exceeds-charge");
        assertThat(back.ask(booking, null, "SHARED").at("/amount/amount")).isEqualTo("50000");
        assertThat(back.ask(booking, null, "SHARED").problem()).isEqualTo("refund-exceeds-charge");
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("SHARED 50000 SUCCEEDED", "PLATFORM 100000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void partsAskedForAtTheSameMomentTakeTurns() throws Exception {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        List<Callable<Api.Answer>> calls = IntStream
            .range(0, 10).<Callable<Api.Answer>>mapToObj(one -> () -> back.ask(booking, 400_00L, "PLATFORM")).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isIn(201, 409);
            }
        }
        marketplace.time().settle();

        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount)
            .containsExactly(400_00L, 400_00L, 400_00L);
        marketplace.assertAllIsWell();
    }

    @Test
    void aDryRunTellsToTheCentWhoPaysAndChangesNothing() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var shared = back.ask(booking, 333_33L, "SHARED", "?dry_run=true");
        assertThat(shared.status()).isEqualTo(201);
        assertThat(shared.at("/effect/engineer/amount")).isEqualTo("26666");
        assertThat(shared.at("/effect/platform/amount")).isEqualTo("6667");
        var goodwill = back.ask(booking, 333_33L, "PLATFORM", "?dry_run=true");
        assertThat(goodwill.at("/effect/engineer/amount")).isEqualTo("0");
        assertThat(goodwill.at("/effect/platform/amount")).isEqualTo("33333");
        marketplace.time().settle();

        assertThat(marketplace.count("refund")).isZero();
        assertThat(back.ask(booking, 333_33L, "SHARED").at("/effect/engineer/amount")).isEqualTo("26666");
        assertThat(back.ask(booking, 333_33L, "SHARED", "?dry_run=true").at("/effect/engineer/amount"))
            .isEqualTo("26667");
        marketplace.time().settle();
        assertThat(marketplace.count("refund")).isEqualTo(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aRequestSentTwiceWithOneKeyIsOneRefund() {
        var booking = marketplace.anActiveBooking();
        var back = new MoneyBack(marketplace);
        var charge = "/v1/charges/" + back.charge(booking, 0);
        var seen = back.admin().api().get(charge).header("ETag");
        var admin = back.admin().api().with("Idempotency-Key", "once").with("If-Match", seen);
        var path = charge + "/refunds";
        var request = Map.of("bearer", "PLATFORM", "reason", "An apology.", "amount",
                Map.of("amount", 5_00, "currency", "USD"));

        var first = admin.post(path, request);
        marketplace.time().settle();

        assertThat(admin.post(path, request).text()).isEqualTo(first.text());
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 500 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void whatIsNotPaidIsNotRefunded() {
        assertThat(new MoneyBack(marketplace).ask(marketplace.aPastDueBooking(), null, "PLATFORM").problem())
            .isEqualTo("charge-not-paid");
    }

    @Test
    void anAmountThatIsNoneIsRefused() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        assertThat(back.ask(booking, 0L, "PLATFORM").problem()).isEqualTo("invalid-request");
        assertThat(back.ask(booking, -1L, "PLATFORM").problem()).isEqualTo("invalid-request");
        assertThat(marketplace.count("refund")).isZero();
    }

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
