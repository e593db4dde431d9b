package dev.cadence.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class IdempotencyTests extends AgainstTheSimulator {

    private static final String CONFIRM = "/v1/payment_intents/*/confirm";

    @Test
    void theSameKeyGivesTheSameAnswerAndDoesNothingTwice() throws Exception {
        HttpResponse<String> first = createCustomer("k1", "email=ada%40example.com");
        HttpResponse<String> second = createCustomer("k1", "email=ada%40example.com");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(second.headers().firstValue("Idempotency-Key")).hasValue("k1");
        assertThat(this.stripe.v1().customers().list().getData()).hasSize(1);
        assertThat(SIMULATOR.requests()).extracting(ReceivedRequest::replayed).containsExactly(false, true, false);
    }

    @Test
    void withoutAKeyEverythingIsDoneAgain() throws Exception {
        send(post("/v1/customers", "name=Ada"));
        send(post("/v1/customers", "name=Ada"));

        assertThat(this.stripe.v1().customers().list().getData()).hasSize(2);
    }

    @Test
    void aKeyIsForOneSetOfParametersOnly() throws StripeException {
        create("k1", "Ada");

        assertThatExceptionOfType(IdempotencyException.class).isThrownBy(() -> create("k1", "Bob"))
            .returns(400, StripeException::getStatusCode)
            .returns("idempotency_error", (ex) -> ex.getStripeError().getType());
    }

    @Test
    void aKeyIsForOnePathOnly() throws StripeException {
        Customer customer = create("k1", "Ada");

        assertThatExceptionOfType(IdempotencyException.class).isThrownBy(() -> this.stripe.v1()
            .setupIntents()
            .create(SetupIntentCreateParams.builder().setCustomer(customer.getId()).build(), withKey("k1")));
    }

    @Test
    void aDeclineIsReplayedEvenIfTheCardWouldBeApprovedByNow() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirm(intent, "a1"));
        SIMULATOR.cards().approve(intent.getPaymentMethod());

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirm(intent, "a1"));
        assertThat(confirm(intent, "a2").getStatus()).isEqualTo("succeeded");
        assertThat(SIMULATOR.charges()).hasSize(2);
    }

    @Test
    void whatFailedValidationMayBeSentAgain() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        this.stripe.v1().paymentMethods().detach(intent.getPaymentMethod());
        assertThatExceptionOfType(StripeException.class).isThrownBy(() -> confirm(intent, "a1"))
            .returns("resource_missing", StripeException::getCode);
        String card = aCardOf(intent.getCustomer(), "pm_card_visa");

        assertThat(
                this.stripe.v1().paymentIntents().confirm(intent.getId(), offSession(card), withKey("a1")).getStatus())
            .isEqualTo("succeeded");
    }

    @Test
    void aKeyInUseIsTurnedAwayAndLaterReplayed() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.delayAnswer(Duration.ofMinutes(1)));
        String form = "off_session=true&payment_method=" + intent.getPaymentMethod();
        String path = "/v1/payment_intents/" + intent.getId() + "/confirm";
        var slow = HTTP.sendAsync(post(path, form).header("Idempotency-Key", "a1").build(),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> !SIMULATOR.successfulCharges().isEmpty());

        HttpResponse<String> meanwhile = send(post(path, form).header("Idempotency-Key", "a1"));

        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(meanwhile.body()).contains("idempotency_key_in_use");
        assertThat(slow).isNotDone();
        slow.cancel(true);
    }

    @Test
    void aKeyIsForgottenAfterADay() throws StripeException {
        Customer first = create("k1", "Ada");
        SIMULATOR.advanceClock(Duration.ofHours(24).minusMillis(1));
        assertThat(create("k1", "Ada").getId()).isEqualTo(first.getId());

        SIMULATOR.advanceClock(Duration.ofMillis(1));

        assertThat(create("k1", "Ada").getId()).isNotEqualTo(first.getId());
    }

    @Test
    void aForgottenKeyStillDoesNotChargeTwice() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        confirm(intent, "a1");
        SIMULATOR.advanceClock(Duration.ofHours(30));

        assertThatExceptionOfType(StripeException.class).isThrownBy(() -> confirm(intent, "a1"))
            .returns("payment_intent_unexpected_state", StripeException::getCode);
        assertThat(SIMULATOR.charges()).hasSize(1);
    }

    @Test
    void anErrorOfStripesIsReplayedForEverUnderItsKey() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.Kind.ERROR_BEFORE);

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> confirm(intent, "a1"))
                .returns(500, StripeException::getStatusCode);
        }
        assertThat(SIMULATOR.charges()).isEmpty();
        assertThat(confirm(intent, "a2").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws Exception {
        assertThat(createCustomer("k".repeat(255), "name=Ada").statusCode()).isEqualTo(200);
        assertThat(createCustomer("k".repeat(256), "name=Ada").statusCode()).isEqualTo(400);
    }

    private Customer create(String key, String name) throws StripeException {
        return this.stripe.v1().customers().create(CustomerCreateParams.builder().setName(name).build(), withKey(key));
    }

    private PaymentIntent confirm(PaymentIntent intent, String key) throws StripeException {
        return this.stripe.v1()
            .paymentIntents()
            .confirm(intent.getId(), offSession(intent.getPaymentMethod()), withKey(key));
    }

    private static HttpResponse<String> createCustomer(String key, String form) throws Exception {
        return send(post("/v1/customers", form).header("Idempotency-Key", key));
    }

}
