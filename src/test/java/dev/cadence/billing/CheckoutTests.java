package dev.cadence.billing;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.Api;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Cards are saved on Stripe's own page, for a front end that has none.
@CadenceTest
record CheckoutTests(Marketplace marketplace) {

    private static final String DONE = "https://app.example.com/cards?saved=yes";

    @Test
    void aCardThatIsEnteredOnStripesOwnPageIsOnFile() {
        var founder = marketplace.cast().founder().api();
        var setup = begin(founder, DONE);
        assertThat(setup.at("/checkoutUrl")).startsWith("https://checkout.stripe.com/");
        assertThat(setup.body().has("clientSecret")).isFalse();

        marketplace.stripe().completeCheckout(setup.at("/checkoutUrl"), "pm_card_visa");
        marketplace.time().settle();

        assertThat(founder.get("/v1/cards").at("/items/0/last4")).isEqualTo("4242");
        var done = founder.get("/v1/card-setups/" + setup.at("/id"));
        assertThat(done.at("/stage")).isEqualTo("SUCCEEDED");
        assertThat(done.body().has("checkoutUrl")).isFalse();
    }

    @Test
    void aCardOfWhichNobodyToldIsFoundByLooking() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        var founder = marketplace.cast().founder().api();
        var setup = begin(founder, DONE);
        marketplace.stripe().completeCheckout(setup.at("/checkoutUrl"), "pm_card_visa");

        marketplace.time().advance(Duration.ofMinutes(2));

        assertThat(founder.get("/v1/cards").at("/items/0/last4")).isEqualTo("4242");
    }

    @Test
    void aPageThatNobodyFinishesLeavesNothing() {
        var founder = marketplace.cast().founder().api();
        var setup = begin(founder, DONE);

        marketplace.time().advance(Duration.ofDays(3));

        assertThat(founder.get("/v1/card-setups/" + setup.at("/id")).at("/stage")).isEqualTo("PENDING");
        assertThat(founder.get("/v1/cards").body().at("/items")).isEmpty();
    }

    @Test
    void aPageOnThisMachineIsFineForDevelopment() {
        assertThat(begin(marketplace.cast().founder().api(), "http://localhost:3000/cards").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://app.example.com/", "javascript:alert(1)", "https://user@app.example.com/",
            "//app.example.com/", "ftp://app.example.com/", "cards" })
    void foundersAreSentToSafeAddressesOnly(String address) {
        var refused = begin(marketplace.cast().founder().api(), address);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void aCustomerWhoIsGoneIsMadeAnewWhenTheNextCardIsBegun() {
        var founder = marketplace.aFounderWithCard();
        var stripe = new AtStripe(marketplace.stripe().baseUri());
        marketplace.stripe().webhooks().plan("customer.deleted", new WebhookPlan.Lose());
        stripe.deleteCustomer(stripe.ownerOf(marketplace.cardOf(founder)));

        var setup = begin(founder.api(), DONE);
        marketplace.stripe().completeCheckout(setup.at("/checkoutUrl"), "pm_card_mastercard");
        marketplace.time().settle();

        assertThat(founder.api().get("/v1/cards").body().at("/items")).hasSize(1);
        assertThat(founder.api().get("/v1/cards").at("/items/0/brand")).isEqualTo("mastercard");
    }

    private static Api.Answer begin(Api founder, String successUrl) {
        return founder.post("/v1/card-setups",
                Map.of("checkout", Map.of("successUrl", successUrl, "cancelUrl", "https://app.example.com/cards/new")));
    }

}
