package dev.cadence.billing;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.RefundMade;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever the network and Stripe do to a call: a company gets its money back once.
@CadenceTest
record HostileRefundTests(Marketplace marketplace) {

    private static final String SEND = "/v1/refunds";

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aRefundThatGoesWrongOnceIsMadeExactlyOnce(Fault.Kind kind) {
        assertThatOneRefundIsMadeDespite(() -> plan(1, "POST", SEND, kind));
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aRefundThatGoesWrongManyTimesIsMadeExactlyOnce(Fault.Kind kind) {
        assertThatOneRefundIsMadeDespite(() -> plan(7, "POST", SEND, kind));
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aRefundInDoubtThatCannotBeLookedForForAWhileIsMadeExactlyOnce(Fault.Kind kind) {
        assertThatOneRefundIsMadeDespite(() -> {
            marketplace.stripe().faults().next(3, "POST", SEND, Fault.Kind.DROP_AFTER);
            plan(7, "GET", SEND, kind);
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aRefundThatCannotBeReadWhenItsNoticesArriveIsMadeExactlyOnce(Fault.Kind kind) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        plan(7, "GET", "/v1/refunds/*", kind);

        marketplace.stripe().refunds().makeByHand(back.chargeRef(booking), 400_00);
        marketplace.time().advance(Duration.ofHours(2));

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 40000 SUCCEEDED");
        assertThat(back.entries("REFUND")).isEqualTo(1);
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
    void noticesThatComeTwiceAndOutOfOrderChangeNothingTwice(long seed) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var stripe = marketplace.stripe();
        stripe.webhooks().plan(new WebhookPlan.Hold());
        back.ask(booking, 400_00L, "SHARED");
        marketplace.time().settle();
        stripe.refunds().makeByHand(back.chargeRef(booking), 100_00);
        stripe.refunds().fail(stripe.refunds().all().getFirst().id());

        stripe.webhooks().releaseShuffled(seed);
        marketplace.time().settle();
        stripe.events().forEach(event -> stripe.resend(event.id()));
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 10000 SUCCEEDED", "SHARED 40000 FAILED");
        assertThat(back.entries("REFUND")).isEqualTo(2);
        assertThat(back.entries("REFUND_FAILED")).isEqualTo(1);
        assertThat(back.balance("STRIPE_CLEARING")).isEqualTo(140000);
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = { "DROP_AFTER", "ERROR_AFTER", "DROP_BEFORE", "ERROR_BEFORE" })
    void aSecondAttemptIsNotMistakenForTheFirst(Fault.Kind kind) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var id = back.ask(booking, 400_00L, "PLATFORM").at("/id");
        marketplace.time().settle();
        var stripe = marketplace.stripe();
        stripe.refunds().fail(stripe.refunds().all().getFirst().id());
        marketplace.time().settle();
        stripe.webhooks().plan(new WebhookPlan.Lose());
        plan(3, "POST", SEND, kind);

        back.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(id));
        marketplace.time().advance(Duration.ofHours(30));

        assertThat(stripe.refunds().all()).extracting(RefundMade::status).containsExactly("failed", "succeeded");
        assertThat(stripe.refunds().all()).extracting(RefundMade::metadata)
            .containsExactly(Map.of("refund", id, "attempt", "1"), Map.of("refund", id, "attempt", "2"));
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 40000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    /// Rather late than twice: nothing else is tried until Stripe has forgotten the key.
    @Test
    void aKeyThatStripeKnowsFromAnotherRequestCostsADayAndNothingElse() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var id = back.ask(booking, 400_00L, "PLATFORM").at("/id");
        new AtStripe(marketplace.stripe().baseUri()).useKey("re:%s:a1".formatted(id));

        marketplace.time().advance(Duration.ofHours(30));

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 40000 SUCCEEDED");
        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount).containsExactly(400_00L);
        marketplace.assertAllIsWell();
    }

    private void assertThatOneRefundIsMadeDespite(Runnable trouble) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        trouble.run();

        back.ask(booking, 400_00L, "PLATFORM");
        marketplace.time().advance(Duration.ofHours(30));

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 40000 SUCCEEDED");
        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount).containsExactly(400_00L);
        assertThat(back.entries("REFUND")).isEqualTo(1);
        marketplace.assertAllIsWell();
    }

    private void plan(int times, String method, String path, Fault.Kind kind) {
        marketplace.stripe().faults().next(times, method, path, new Fault(kind, Duration.ofMillis(700)));
    }

}
