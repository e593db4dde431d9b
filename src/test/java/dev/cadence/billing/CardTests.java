package dev.cadence.billing;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// A company's cards come and go: by its own wish, by the network's, in Stripe's dashboard.
@CadenceTest
record CardTests(Marketplace marketplace) {

    @Test
    void theChosenCardIsTheOneThatIsCharged() {
        var booking = marketplace.aTrial();
        var first = marketplace.cardOf(booking);
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        var chosen = booking.founder().api().put("/v1/cards/%s/default".formatted(card(booking.founder(), 1)));
        marketplace.time().advance(TRIAL);

        assertThat(chosen.at("/chosen")).isEqualTo("true");
        assertThat(brands(booking.founder())).containsExactly("mastercard", "visa chosen");
        assertThat(marketplace.taken(booking)).extracting(ChargeAttempt::paymentMethod).containsExactly(first);
        marketplace.assertAllIsWell();
    }

    @Test
    void whatWouldBeTriedOnACardIsToldBeforeItIsChosen() {
        var booking = marketplace.aPastDueBooking();
        var founder = booking.founder();
        marketplace.saveCard(founder.api(), "pm_card_chargeCustomerFail");
        var path = "/v1/cards/%s/default".formatted(card(founder, 1));
        marketplace.stripe().cards().approve(marketplace.stripe().charges().getFirst().paymentMethod());

        var told = founder.api().put(path + "?dry_run=true");
        marketplace.time().settle();

        assertThat(told.at("/chosen")).isEqualTo("true");
        assertThat(told.body().at("/chargesToTry")).hasSize(1);
        assertThat(told.at("/chargesToTry/0/bookingId")).isEqualTo(booking.id());
        assertThat(told.at("/chargesToTry/0/week")).isEqualTo("0");
        assertThat(told.at("/chargesToTry/0/amount/amount")).isEqualTo("150000");
        assertThat(brands(founder)).containsExactly("visa chosen", "visa");
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(marketplace.taken(booking)).isEmpty();

        assertThat(founder.api().put(path).text()).isEqualTo(told.text());
        assertThat(founder.api().put(path).body().at("/chargesToTry")).isEmpty();
        marketplace.time().settle();
        assertThat(marketplace.taken(booking)).extracting(ChargeAttempt::amount).containsExactly(150000L);
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aDryRunOfChoosingACardIsRefusedJustAsTheDeedWouldBe() {
        var founder = marketplace.aFounderWithCard();
        var path = "/v1/cards/%s/default?dry_run=true".formatted(card(founder, 0));
        marketplace.stripe().cards().replace(marketplace.cardOf(founder), YearMonth.of(2026, 2));
        marketplace.time().settle();

        assertThat(founder.api().put(path).problem()).isEqualTo("card-expired");
        assertThat(marketplace.aFounderWithCard().api().put(path).problem()).isEqualTo("card-not-found");
    }

    @Test
    void aCardIsChosenOrRemovedByWhoeverSawItAsItIs() {
        var founder = marketplace.aFounderWithCard();
        marketplace.saveCard(founder.api(), "pm_card_mastercard");
        var path = "/v1/cards/" + card(founder, 1);
        var read = founder.api().get(path);
        var seen = founder.api().with("If-Match", read.header("ETag"));

        assertThat(read.at("/brand")).isEqualTo("visa");
        assertThat(read.at("/chosen")).isEqualTo("false");
        assertThat(seen.put(path + "/default?dry_run=true").status()).isEqualTo(200);
        assertThat(seen.put(path + "/default").at("/chosen")).isEqualTo("true");

        assertThat(seen.put(path + "/default").problem()).isEqualTo("not-as-seen");
        assertThat(seen.put(path + "/default?dry_run=true").problem()).isEqualTo("not-as-seen");
        assertThat(seen.delete(path).problem()).isEqualTo("not-as-seen");
        var again = founder.api().with("If-Match", founder.api().get(path).header("ETag"));
        assertThat(again.delete(path).status()).isEqualTo(204);
        assertThat(founder.api().get(path).problem()).isEqualTo("card-not-found");
    }

    @Test
    void theNewestOtherCardIsChargedOnceTheChosenOneIsRemoved() {
        var booking = marketplace.aTrial();
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");
        var mastercard = marketplace.cardOf(booking);
        var id = card(booking.founder(), 0);

        assertThat(booking.founder().api().delete("/v1/cards/" + id).status()).isEqualTo(204);
        assertThat(booking.founder().api().delete("/v1/cards/" + id).status()).isEqualTo(204);

        assertThat(brands(booking.founder())).containsExactly("visa chosen");
        assertThat(atStripe().ownerOf(mastercard)).isIn("", "null");
        assertThat(booking.founder().api().put("/v1/cards/%s/default".formatted(id)).problem())
            .isEqualTo("card-not-found");
        marketplace.time().advance(TRIAL);
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void theOnlyCardOfALiveBookingStaysUntilThereIsAnother() {
        var booking = marketplace.aRequest();
        var path = "/v1/cards/" + card(booking.founder(), 0);

        assertThat(booking.founder().api().delete(path).problem()).isEqualTo("card-in-use");
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.founder().api().delete(path).status()).isEqualTo(204);
        assertThat(brands(booking.founder())).containsExactly("mastercard chosen");
    }

    @Test
    void aCardIsRemovedThoughStripeDoesNotAnswerAndStripeIsAskedUntilItDoes() {
        var founder = marketplace.aFounderWithCard();
        var reference = marketplace.cardOf(founder);
        marketplace.stripe().faults().next(7, "POST", "/v1/payment_methods/*/detach", Fault.Kind.DROP_BEFORE);

        assertThat(founder.api().delete("/v1/cards/" + card(founder, 0)).status()).isEqualTo(204);
        assertThat(brands(founder)).isEmpty();
        assertThat(atStripe().ownerOf(reference)).startsWith("cus_");
        marketplace.time().advance(Duration.ofMinutes(30));

        assertThat(atStripe().ownerOf(reference)).isIn("", "null");
    }

    @Test
    void someoneElsesCardIsNotFound() {
        var path = "/v1/cards/" + card(marketplace.aFounderWithCard(), 0);
        var other = marketplace.aFounderWithCard();

        assertThat(other.api().get(path).problem()).isEqualTo("card-not-found");
        assertThat(other.api().delete(path).problem()).isEqualTo("card-not-found");
        assertThat(other.api().put(path + "/default").problem()).isEqualTo("card-not-found");
    }

    @Test
    void someoneElsesCardSetupIsNotFoundNorItsSecret() {
        var setup = marketplace.cast().founder().api().post("/v1/card-setups", Map.of());
        var path = "/v1/card-setups/" + setup.at("/id");
        assertThat(setup.at("/clientSecret")).contains("_secret_");

        var refused = marketplace.cast().founder().api().get(path);

        assertThat(refused.problem()).isEqualTo("card-setup-not-found");
        assertThat(refused.text()).doesNotContain("_secret_");
        assertThat(marketplace.cast().admin().api().get(path).status()).isEqualTo(403);
    }

    @Test
    void aCardThatIsDetachedElsewhereGivesWayToAnother() {
        var booking = marketplace.anActiveBooking();
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        marketplace.detachAtStripe(marketplace.cardOf(booking));
        marketplace.time().settle();
        assertThat(brands(booking.founder())).containsExactly("visa chosen");
        marketplace.time().advance(WEEK);

        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void aDeclinedChargeIsTriedOnTheCardThatIsLeftWhenTheChosenOneIsDetached() {
        var booking = marketplace.aPastDueBooking();
        marketplace.saveCard(booking.founder().api(), "pm_card_chargeCustomerFail");
        var path = "/v1/cards/%s/default".formatted(card(booking.founder(), 0));
        assertThat(booking.founder().api().put(path).status()).isEqualTo(200);
        marketplace.stripe().cards().approve(marketplace.stripe().charges().getFirst().paymentMethod());

        marketplace.detachAtStripe(marketplace.cardOf(booking));
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardOfWhoseDetachingNobodyToldIsFoundGoneAndTheNextIsCharged() {
        var booking = marketplace.aTrial();
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.detachAtStripe(marketplace.cardOf(booking));

        marketplace.time().advance(TRIAL);

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(brands(booking.founder())).containsExactly("visa chosen");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aDeletedCustomerIsMadeAnewWithTheNextCard() {
        assertThatADeletedCustomerLeavesAWayOut(new WebhookPlan.Deliver());
    }

    @Test
    void aCustomerOfWhoseDeletionNobodyToldIsMadeAnewWithTheNextCard() {
        assertThatADeletedCustomerLeavesAWayOut(new WebhookPlan.Lose());
    }

    private void assertThatADeletedCustomerLeavesAWayOut(WebhookPlan notice) {
        var booking = marketplace.aTrial();
        marketplace.stripe().webhooks().plan("customer.deleted", notice);
        atStripe().deleteCustomer(customerOf(booking.founder()));

        marketplace.time().advance(TRIAL.plusMinutes(1));
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(failureCode(booking)).isEqualTo("no_card");
        assertThat(brands(booking.founder())).isEmpty();
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aPaymentOfACustomerWhoIsGoneIsCancelledBeforeAnotherIsMade() {
        var booking = marketplace.aPastDueBooking();
        var payment = marketplace.stripe().charges().getFirst().paymentIntent();
        atStripe().deleteCustomer(customerOf(booking.founder()));
        marketplace.time().settle();

        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(atStripe().statusOf(payment)).isEqualTo("canceled");
        assertThat(marketplace.taken(booking)).hasSize(1).noneMatch(taken -> taken.paymentIntent().equals(payment));
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardThatTheNetworkReplacesShowsItsNewDate() {
        var founder = marketplace.aFounderWithCard();

        marketplace.stripe().cards().replace(marketplace.cardOf(founder), YearMonth.of(2040, 5));
        marketplace.time().settle();

        assertThat(founder.api().get("/v1/cards").at("/items/0/expiryYear")).isEqualTo("2040");
        assertThat(founder.api().get("/v1/cards").at("/items/0/expiryMonth")).isEqualTo("5");
    }

    @Test
    void aCardThatHadExpiredIsTriedAtOnceWhenTheNetworkReplacesIt() {
        var booking = marketplace.aTrial();
        var card = marketplace.cardOf(booking);
        marketplace.stripe().cards().decline(card, "expired_card");
        marketplace.time().advance(TRIAL.plusHours(1));
        assertThat(booking.stage()).isEqualTo("PAST_DUE");

        marketplace.stripe().cards().approve(card);
        marketplace.stripe().cards().replace(card, YearMonth.of(2040, 5));
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardWhoseMonthIsOverCannotBeChosenNorRequestedWith() {
        var founder = marketplace.aFounderWithCard();
        marketplace.stripe().cards().replace(marketplace.cardOf(founder), YearMonth.of(2026, 2));
        marketplace.time().settle();

        assertThat(founder.api().put("/v1/cards/%s/default".formatted(card(founder, 0))).problem())
            .isEqualTo("card-expired");
        assertThat(founder.api()
            .post("/v1/bookings", Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value()))
            .problem()).isEqualTo("no-usable-card");
    }

    private AtStripe atStripe() {
        return new AtStripe(marketplace.stripe().baseUri());
    }

    private String customerOf(Member<Caller.Founder> founder) {
        return atStripe().ownerOf(marketplace.cardOf(founder));
    }

    private static String failureCode(Marketplace.Booked booking) {
        return booking.founder().api().get(booking.path() + "/charges").at("/items/0/failureCode");
    }

    private static String card(Member<Caller.Founder> founder, int index) {
        return founder.api().get("/v1/cards").at("/items/%d/id".formatted(index));
    }

    /// Newest first, such as `visa chosen`.
    private static List<String> brands(Member<Caller.Founder> founder) {
        return founder.api()
            .get("/v1/cards")
            .body()
            .at("/items")
            .valueStream()
            .map(card -> card.at("/brand").asString() + (card.at("/chosen").asBoolean() ? " chosen" : ""))
            .toList();
    }

}
