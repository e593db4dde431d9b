package dev.cadence.simulator;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessTests extends AgainstTheSimulator {

    @Test
    void withoutAKeyNobodyIsLetIn() throws Exception {
        HttpResponse<String> answer = send(post("/v1/customers", "name=Ada").setHeader("Authorization", ""));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).contains("You did not provide an API key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sk_live_1", "nonsense", "pk_live_1" })
    void aKeyThatIsNoTestKeyIsInvalid(String key) {
        assertThatExceptionOfType(AuthenticationException.class)
            .isThrownBy(() -> clientWith(key).v1().customers().create())
            .withMessageContaining("Invalid API Key");
    }

    @Test
    void aRestrictedKeyIsEnough() throws StripeException {
        assertThat(clientWith("rk_test_1").v1().customers().create().getId()).startsWith("cus_");
    }

    @Test
    void aKeyThatWasRevokedIsExpiredWhileAnotherGoesOn() throws StripeException {
        SIMULATOR.revokeKey("sk_test_old");

        assertThatExceptionOfType(AuthenticationException.class)
            .isThrownBy(() -> clientWith("sk_test_old").v1().customers().create())
            .returns("api_key_expired", StripeException::getCode);
        assertThat(clientWith("sk_test_new").v1().customers().create().getId()).startsWith("cus_");
    }

    @Test
    void basicAuthenticationIsUnderstoodToo() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("sk_test_1:".getBytes(StandardCharsets.UTF_8));

        assertThat(send(request("/v1/customers").setHeader("Authorization", basic)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPublishableKeyIsNotEnoughForAServersCalls() {
        assertThatExceptionOfType(AuthenticationException.class)
            .isThrownBy(() -> clientWith("pk_test_1").v1().customers().create())
            .returns("secret_key_required", StripeException::getCode);
    }

    @Test
    void aBrowserConfirmsTheIntentWhoseSecretItHas() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        HttpResponse<String> answer = send(post("/v1/payment_intents/%s/confirm".formatted(intent.getId()),
                "client_secret=" + intent.getClientSecret() + "&use_stripe_sdk=true&expected_payment_method_type=card")
            .setHeader("Authorization", "Bearer pk_test_1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void aBrowserIsNotToldWhatIsTheMerchantsOwn() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        String path = "/v1/payment_intents/%s".formatted(intent.getId());
        String secret = "client_secret=" + intent.getClientSecret();

        HttpResponse<String> read = send(request(path + "?" + secret).setHeader("Authorization", "Bearer pk_test_1"));
        HttpResponse<String> declined = send(
                post(path + "/confirm", secret).setHeader("Authorization", "Bearer pk_test_1"));

        assertThat(Json.parse(read.body()).keySet()).contains("status", "client_secret", "next_action")
            .doesNotContain("metadata", "customer", "latest_charge", "transfer_group");
        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(Json.parse(declined.body()).getAsJsonObject("error").getAsJsonObject("payment_intent").keySet())
            .contains("status")
            .doesNotContain("metadata", "customer");
    }

    @Test
    void aBrowserMaySendItsKeyInTheForm() throws Exception {
        var setup = this.stripe.v1()
            .setupIntents()
            .create(SetupIntentCreateParams.builder().setCustomer(aCustomer()).addPaymentMethodType("card").build());

        HttpResponse<String> answer = send(post("/v1/setup_intents/%s/confirm".formatted(setup.getId()),
                "key=pk_test_1&payment_method=pm_card_visa&client_secret=" + setup.getClientSecret())
            .setHeader("Authorization", ""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(this.stripe.v1().setupIntents().retrieve(setup.getId()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aBrowserWithTheWrongSecretIsTurnedAway() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        PaymentIntent other = aStagedPaymentWith("pm_card_visa");
        String path = "/v1/payment_intents/%s/confirm".formatted(intent.getId());

        HttpResponse<String> wrong = send(
                post(path, "client_secret=" + other.getClientSecret()).setHeader("Authorization", "Bearer pk_test_1"));
        HttpResponse<String> none = send(post(path, "").setHeader("Authorization", "Bearer pk_test_1"));

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(error(wrong)).contains("payment_intent_invalid_parameter");
        assertThat(error(none)).contains("parameter_missing");
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void aBrowserAsksFirstAndIsAllowed() throws Exception {
        HttpResponse<String> answer = send(
                request("/v1/payment_intents/pi_1/confirm").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void anUnknownAddressIsStripesNotFound() throws Exception {
        HttpResponse<String> answer = send(request("/v1/coins"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer)).contains("invalid_request_error", "Unrecognized request URL (GET: /v1/coins)");
    }

    @Test
    void anUnknownParameterIsRefusedAndRemembered() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().putExtraParam("emial", "ada@example.com").build()))
            .returns("parameter_unknown", StripeException::getCode)
            .returns("emial", InvalidRequestException::getParam);
        assertThat(SIMULATOR.violations()).singleElement()
            .asString()
            .startsWith("request POST /v1/customers: emial: is unknown to Stripe");
        assertThat(SIMULATOR.events()).isEmpty();
    }

    @Test
    void anUnknownParameterIsFoundInTheDepthsOfARequest() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .setupIntents()
                .confirm("seti_1",
                        SetupIntentConfirmParams.builder()
                            .setPaymentMethodOptions(SetupIntentConfirmParams.PaymentMethodOptions.builder()
                                .putExtraParam("card", Map.of("colour", "red"))
                                .build())
                            .build()))
            .returns("payment_method_options[card][colour]", InvalidRequestException::getParam);
    }

    @Test
    void whatStripeKnowsAndTheSimulatorDoesNotIsSaidAloud() {
        assertThatExceptionOfType(StripeException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                    .setAmount(WEEK)
                    .setCurrency("usd")
                    .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                    .build()))
            .withMessageContaining("Not simulated: the parameter capture_method of POST /v1/payment_intents");
    }

    @Test
    void whatIsRequiredIsMissed() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder().setAmount(WEEK).build()))
            .returns("parameter_missing", StripeException::getCode)
            .returns("currency", InvalidRequestException::getParam);
    }

    @Test
    void moreThanTheLimitInOneSecondIsTooMuchForThatEndpoint() throws StripeException {
        SIMULATOR.limitRate(25);
        for (int call = 0; call < 25; call++) {
            this.stripe.v1().customers().create();
        }

        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> this.stripe.v1().customers().create());
        this.stripe.v1().customers().list();
        SIMULATOR.advanceClock(Duration.ofSeconds(1));
        this.stripe.v1().customers().create();

        assertThat(SIMULATOR.requests()).extracting(ReceivedRequest::status)
            .filteredOn((status) -> status == 429)
            .hasSize(1);
    }

    @Test
    void everyAnswerNamesItsRequestAndItsVersion() throws Exception {
        HttpResponse<String> answer = send(request("/v1/customers").header("Stripe-Version", "2026-07-29.dahlia"));

        assertThat(answer.headers().firstValue("Request-Id").orElseThrow()).matches("req_[0-9A-Za-z]{14}");
        assertThat(answer.headers().firstValue("Stripe-Version")).hasValue("2026-07-29.dahlia");
    }

    @Test
    void requestsAreRememberedAsTheyCame() throws StripeException {
        this.stripe.v1()
            .customers()
            .create(CustomerCreateParams.builder().setEmail("a+b@example.com").putMetadata("founder", "f 1").build(),
                    withKey("p1:cus:f1"));

        assertThat(SIMULATOR.requests()).singleElement()
            .isEqualTo(new ReceivedRequest("POST", "/v1/customers", "p1:cus:f1",
                    Map.of("email", "a+b@example.com", "metadata[founder]", "f 1"), 200, false, NOON));
    }

    private static String error(HttpResponse<String> answer) {
        return Json.text(Json.parse(answer.body()).get("error"));
    }

}
