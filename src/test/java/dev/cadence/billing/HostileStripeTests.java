package dev.cadence.billing;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever the network and Stripe do to a call: never a second charge, and in the end everything settles by itself.
@CadenceTest
record HostileStripeTests(Marketplace marketplace) {

    private static final String CONFIRM = "/v1/payment_intents/*/confirm";

    private static final String CREATE = "/v1/payment_intents";

    private static final String LOOK = "/v1/payment_intents/*";

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aChargeWhoseConfirmationGoesWrongOnceIsStillMadeExactlyOnce(Fault.Kind kind) {
        assertThatWeekZeroIsChargedOnceDespite(1, "POST", CONFIRM, kind);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aChargeWhoseConfirmationGoesWrongManyTimesIsStillMadeExactlyOnce(Fault.Kind kind) {
        assertThatWeekZeroIsChargedOnceDespite(7, "POST", CONFIRM, kind);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aPaymentWhoseStagingGoesWrongManyTimesIsStillChargedExactlyOnce(Fault.Kind kind) {
        assertThatWeekZeroIsChargedOnceDespite(7, "POST", CREATE, kind);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aChargeInDoubtThatCannotBeLookedAtForAWhileIsStillMadeExactlyOnce(Fault.Kind kind) {
        marketplace.stripe().faults().next(3, "POST", CONFIRM, Fault.Kind.DROP_AFTER);
        assertThatWeekZeroIsChargedOnceDespite(7, "GET", LOOK, kind);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aDeclineThatGetsLostIsFoundOutAndDunnedOnce(Fault.Kind kind) {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");
        plan(1, "POST", CONFIRM, kind);

        marketplace.time().advance(TRIAL.plusHours(1));

        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        marketplace.time().advance(Duration.ofDays(4));
        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(marketplace.taken(booking)).isEmpty();
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aVoidThatGoesWrongIsRepeatedUntilStripeSaysThatThePaymentIsDead(Fault.Kind kind) {
        var booking = marketplace.aPastDueBooking();
        plan(3, "POST", "/v1/payment_intents/*/cancel", kind);

        booking.cancel();
        marketplace.time().advance(Duration.ofHours(5));

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.charges()).containsExactly("0 VOID");
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @ValueSource(strings = { "pi:%s:0", "pic:%s:a1" })
    void aKeyThatStripeKnowsFromAnotherRequestCostsTimeAndNothingElse(String key) {
        var booking = marketplace.aTrial();
        plan(3, "POST", CREATE, Fault.Kind.DROP_BEFORE);
        marketplace.time().advance(TRIAL);
        var charge = booking.founder().api().get(booking.path() + "/charges").at("/items/0/id");
        new AtStripe(marketplace.stripe().baseUri()).useKey(key.formatted(charge));
        marketplace.stripe().faults().clear();

        marketplace.time().advance(Duration.ofHours(1));

        assertThat(marketplace.stripe().requests())
            .filteredOn(request -> request.status() == 400 && key.formatted(charge).equals(request.idempotencyKey()))
            .hasSize(1);
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(names = { "DROP_BEFORE", "DROP_AFTER" })
    void aFounderWhoCancelsInAWeekWhoseChargeIsInDoubtPaysItOnceAndNoOther(Fault.Kind kind) {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        plan(1, "POST", CONFIRM, kind);
        plan(20, "GET", LOOK, Fault.Kind.HTML_502);
        marketplace.time().advance(TRIAL.plusMinutes(1));
        assertThat(booking.charges()).containsExactly("0 UNKNOWN");
        assertThat(booking.cancel().status()).isEqualTo(200);
        marketplace.stripe().faults().clear();
        marketplace.time().advance(Duration.ofMinutes(20));
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.stage()).isEqualTo("ACTIVE");

        marketplace.time().advance(WEEK.multipliedBy(2));

        assertThat(booking.read().at("/endReason")).isEqualTo("CANCELLED");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aChargeThatSucceedsWithoutAnyNoticeEverArrivingIsFound() {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        plan(3, "POST", CONFIRM, Fault.Kind.DROP_AFTER);

        marketplace.time().advance(TRIAL.plusMinutes(10));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void noticesThatComeTwiceAndOutOfOrderChangeNothingTwice(long seed) {
        var plan = marketplace.stripe().webhooks();
        plan.plan(new WebhookPlan.Hold());
        var booking = marketplace.aPastDueBooking();
        marketplace.time().advance(Duration.ofHours(6));
        marketplace.stripe().cards().approve(marketplace.cardOf(booking));
        marketplace.time().advance(Duration.ofHours(18));
        assertThat(booking.stage()).isEqualTo("ACTIVE");

        plan.releaseShuffled(seed);
        marketplace.time().settle();
        marketplace.stripe().events().forEach(event -> marketplace.stripe().resend(event.id()));
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void everyNoticeTenTimesAtOnceIsOneEffect() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Duplicate(10));
        var booking = marketplace.anActiveBooking();

        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardWhoseNoticeIsLostIsFoundByLookingAgain() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        var founder = marketplace.cast().founder();
        var setup = founder.api().post("/v1/card-setups", Map.of());
        marketplace.finishInTheBrowser(setup.at("/clientSecret"), "pm_card_visa");

        marketplace.time().advance(Duration.ofMinutes(2));

        assertThat(founder.api().get("/v1/cards").at("/items/0/last4")).isEqualTo("4242");
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = { "DROP_BEFORE", "ERROR_BEFORE", "HTML_502", "EMPTY_BODY",
            "TRUNCATED_JSON", "RATE_LIMITED", "REVOKED_KEY" })
    void aSetupThatStripeCannotBeginIsRefusedAndCanBeTriedAgain(Fault.Kind kind) {
        var founder = marketplace.cast().founder().api();
        plan(4, "POST", "/v1/setup_intents", kind);

        var refused = founder.post("/v1/card-setups", Map.of());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("payments-unavailable");

        marketplace.stripe().faults().clear();
        marketplace.saveCard(founder, "pm_card_visa");
    }

    private void assertThatWeekZeroIsChargedOnceDespite(int times, String method, String path, Fault.Kind kind) {
        var booking = marketplace.aTrial();
        plan(times, method, path, kind);

        marketplace.time().advance(TRIAL.plusHours(20));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        marketplace.stripe().faults().clear();
        marketplace.time().advance(WEEK);
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        marketplace.assertAllIsWell();
    }

    private void plan(int times, String method, String path, Fault.Kind kind) {
        marketplace.stripe().faults().next(times, method, path, new Fault(kind, Duration.ofMillis(700)));
    }

}
