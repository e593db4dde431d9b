package dev.cadence.simulator;

import java.time.Duration;
import java.time.Instant;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ControlPlaneTests extends AgainstTheSimulator {

    @Test
    void theClockIsReadSetAndAdvanced() throws Exception {
        assertThat(show("clock").get("now").getAsString()).isEqualTo("2026-03-02T12:00:00Z");
        act("PUT", "clock", "{'now':'2026-04-01T00:00:00Z'}");
        act("PUT", "clock", "{'advance':'PT48H'}");

        assertThat(this.stripe.v1().customers().create().getCreated())
            .isEqualTo(Instant.parse("2026-04-03T00:00:00Z").getEpochSecond());
    }

    @Test
    void faultsArePlannedShownAndCleared() throws Exception {
        act("POST", "faults", "{'times':2,'method':'POST','path':'/v1/customers','kind':'rate_limited'}");
        act("POST", "faults", "{'method':'GET','path':'/v1/*','kind':'delay_answer','lasting':'PT1S'}");
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> this.stripe.v1().customers().create());
        assertThat(data("faults")).hasSize(2);
        assertThat(data("faults").get(0).getAsJsonObject().get("times").getAsInt()).isEqualTo(1);

        act("DELETE", "faults", "");

        assertThat(data("faults")).isEmpty();
    }

    @Test
    void webhooksAreDirectedHeldReleasedAndSentAgain() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            act("PUT", "webhook_endpoint",
                    "{'url':'%s','secret':'%s'}".formatted(receiver.uri(), WebhookReceiver.SECRET));
            act("PUT", "webhook_plan", "{'plan':'hold'}");
            aCustomer();
            aCustomer();
            assertThat(SIMULATOR.webhooks().awaitIdle(Duration.ofSeconds(5))).isTrue();
            assertThat(receiver.received()).isEmpty();

            act("POST", "webhook_release", "{'shuffle_seed':1}");
            assertThat(SIMULATOR.webhooks().awaitIdle(Duration.ofSeconds(5))).isTrue();
            act("POST", "webhook_resend", "{'event':'%s'}".formatted(SIMULATOR.events().getFirst().id()));
            assertThat(SIMULATOR.webhooks().awaitIdle(Duration.ofSeconds(5))).isTrue();

            assertThat(receiver.received()).hasSize(3);
            assertThat(data("deliveries")).hasSize(3);
            assertThat(data("events")).hasSize(2);
        }
    }

    @Test
    void everyWebhookPlanHasAName() throws Exception {
        for (String plan : new String[] { "'deliver'", "'lose'", "'duplicate','copies':3", "'bad_signature'",
                "'shift_timestamp','by':'-PT301S'", "'api_version','version':'2026-09-30.endive'",
                "'lose','event_type':'customer.created'" }) {
            act("PUT", "webhook_plan", "{'plan':%s}".formatted(plan));
        }
        assertThat(control("PUT", "webhook_plan", "{\"plan\":\"whisper\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void cardsChangeTheirBehaviour() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        act("PUT", "cards/" + intent.getPaymentMethod(), "{'behaviour':'decline','decline_code':'lost_card'}");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent))
            .returns("lost_card", CardException::getDeclineCode);
        act("PUT", "cards/" + intent.getPaymentMethod(), "{'behaviour':'require_authentication'}");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent))
            .returns("authentication_required", StripeException::getCode);
        act("PUT", "cards/" + intent.getPaymentMethod(), "{'behaviour':'approve'}");

        assertThat(confirmed(intent).getStatus()).isEqualTo("succeeded");
        JsonArray charges = data("charges");
        assertThat(charges).extracting((charge) -> charge.getAsJsonObject().get("status").getAsString())
            .containsExactly("failed", "failed", "succeeded");
        assertThat(charges.get(0).getAsJsonObject().get("decline_code").getAsString()).isEqualTo("lost_card");
    }

    @Test
    void customersAuthenticateThroughIt() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_authenticationRequired");
        this.stripe.v1().paymentIntents().confirm(intent.getId());

        act("PUT", "authentications/" + intent.getId(), "{'proved':true}");

        assertThat(now(intent).getStatus()).isEqualTo("succeeded");
        assertThat(control("PUT", "authentications/" + intent.getId(), "{\"proved\":true}").statusCode())
            .isEqualTo(400);
    }

    @Test
    void lingeringPaymentsAreSettledThroughIt() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        act("PUT", "cards/" + intent.getPaymentMethod(), "{'behaviour':'linger'}");
        confirmed(intent);
        act("PUT", "settlements/" + intent.getId(), "{'decline_code':'generic_decline'}");
        assertThat(now(intent).getStatus()).isEqualTo("requires_payment_method");
        confirmed(intent);
        act("PUT", "settlements/" + intent.getId(), "{}");

        assertThat(now(intent).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void keysAreRevokedAndRatesLimited() throws Exception {
        act("PUT", "revocation", "");
        assertThatExceptionOfType(StripeException.class).isThrownBy(this::aCustomer)
            .returns(401, StripeException::getStatusCode);
        act("DELETE", "revocation", "");
        act("PUT", "rate_limit", "{'per_second_and_endpoint':1}");
        aCustomer();

        assertThatExceptionOfType(RateLimitException.class).isThrownBy(this::aCustomer);
    }

    @Test
    void requestsAndViolationsAreShown() throws Exception {
        assertThatExceptionOfType(StripeException.class).isThrownBy(() -> this.stripe.v1()
            .customers()
            .create(CustomerCreateParams.builder().putExtraParam("nick", "A").build()));

        assertThat(data("violations").get(0).getAsString()).contains("nick");
        assertThat(data("requests").get(0).getAsJsonObject().get("status").getAsInt()).isEqualTo(400);
    }

    @Test
    void aResetForgetsEverything() throws Exception {
        confirmed(aStagedPaymentWith("pm_card_visa"));
        act("POST", "faults", "{'method':'GET','path':'/v1/customers','kind':'error_before'}");
        act("PUT", "clock", "{'advance':'PT48H'}");

        act("POST", "reset", "");

        for (String what : new String[] { "faults", "charges", "requests", "events", "violations", "deliveries" }) {
            assertThat(data(what)).isEmpty();
        }
        assertThat(show("clock").get("now").getAsString()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(this.stripe.v1().customers().list().getData()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(control("GET", "weather", "").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "clock", "{\"now\":\"noon\"}").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "cards/pm_none", "{\"behaviour\":\"approve\"}").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "clock", "[").statusCode()).isEqualTo(400);
    }

    private static void act(String method, String path, String json) throws Exception {
        assertThat(control(method, path, json.replace('\'', '"')).statusCode()).isEqualTo(200);
    }

    private static JsonObject show(String what) throws Exception {
        return Json.parse(control("GET", what, "").body());
    }

    private static JsonArray data(String what) throws Exception {
        return show(what).getAsJsonArray("data");
    }

}
