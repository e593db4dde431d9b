package dev.cadence.simulator;

import java.util.stream.Stream;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaymentIntentsTests extends AgainstTheSimulator {

    @Test
    void withoutACardItAsksForOne() throws StripeException {
        PaymentIntent intent = this.stripe.v1()
            .paymentIntents()
            .create(PaymentIntentCreateParams.builder().setAmount(50L).setCurrency("USD").build());

        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getCurrency()).isEqualTo("usd");
        assertThat(intent.getCreated()).isEqualTo(NOON.getEpochSecond());
        assertThat(intent.getLivemode()).isFalse();
        assertThat(intent.getId()).matches("pi_[0-9A-Za-z]{24}");
    }

    @Test
    void aStagedPaymentMovesNoMoney() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        assertThat(intent.getStatus()).isEqualTo("requires_confirmation");
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void aConfirmedPaymentIsCharged() throws StripeException {
        PaymentIntent intent = confirmed(aStagedPaymentWith("pm_card_visa"));

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(WEEK);
        assertThat(SIMULATOR.successfulCharges()).singleElement()
            .returns(intent.getId(), ChargeAttempt::paymentIntent)
            .returns(intent.getLatestCharge(), ChargeAttempt::id)
            .returns(intent.getCustomer(), ChargeAttempt::customer)
            .returns(WEEK, ChargeAttempt::amount)
            .returns("usd", ChargeAttempt::currency)
            .returns("w1", (charge) -> charge.metadata().get("week_invoice"))
            .returns(NOON, ChargeAttempt::at);
        assertThat(events()).containsExactly("customer.created", "payment_method.attached", "payment_intent.created",
                "charge.succeeded", "payment_intent.succeeded");
    }

    @Test
    void createdAndConfirmedInOneGoItIsChargedToo() throws StripeException {
        String customer = aCustomer();

        PaymentIntent intent = aStagedPayment(customer, aCardOf(customer, "pm_card_mastercard"),
                (params) -> params.setConfirm(true).setOffSession(true).addExpand("latest_charge"));

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getLatestChargeObject().getPaymentMethodDetails().getCard().getBrand())
            .isEqualTo("mastercard");
    }

    @ParameterizedTest
    @CsvSource({ "generic_decline, card_declined", "insufficient_funds, card_declined", "lost_card, card_declined",
            "stolen_card, card_declined", "expired_card, expired_card", "incorrect_cvc, incorrect_cvc",
            "processing_error, processing_error" })
    void aDeclineSaysWhyAndLeavesThePaymentOpen(String declineCode, String code) throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.cards().decline(intent.getPaymentMethod(), declineCode);

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent))
            .returns(402, StripeException::getStatusCode)
            .returns(code, StripeException::getCode)
            .returns(declineCode, CardException::getDeclineCode)
            .returns("requires_payment_method", (ex) -> ex.getStripeError().getPaymentIntent().getStatus())
            .returns(SIMULATOR.charges().getFirst().id(), CardException::getCharge);

        PaymentIntent after = now(intent);
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getPaymentMethod()).isNull();
        assertThat(after.getLatestCharge()).isEqualTo(SIMULATOR.charges().getFirst().id());
        assertThat(after.getLastPaymentError().getCode()).isEqualTo(code);
        assertThat(after.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
        assertThat(after.getLastPaymentError().getPaymentMethod().getId()).isEqualTo(intent.getPaymentMethod());
        assertThat(SIMULATOR.charges()).singleElement()
            .returns("failed", ChargeAttempt::status)
            .returns(code, ChargeAttempt::failureCode)
            .returns(declineCode, ChargeAttempt::declineCode);
        assertThat(events()).endsWith("charge.failed", "payment_intent.payment_failed");
    }

    @Test
    void anotherAttemptAfterADeclineSucceeds() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent));
        SIMULATOR.cards().approve(intent.getPaymentMethod());

        PaymentIntent after = confirmed(intent);

        assertThat(after.getStatus()).isEqualTo("succeeded");
        assertThat(after.getLastPaymentError()).isNull();
        assertThat(SIMULATOR.charges()).hasSize(2);
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void anOffSessionChargeOfACardThatWantsAuthenticationIsDeclined() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_authenticationRequired");

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent))
            .returns("authentication_required", StripeException::getCode);
        assertThat(now(intent).getStatus()).isEqualTo("requires_payment_method");
        assertThat(SIMULATOR.successfulCharges()).isEmpty();
    }

    @Test
    void onSessionTheCustomerIsAskedAndThenCharged() throws StripeException {
        PaymentIntent intent = onSession(aStagedPaymentWith("pm_card_authenticationRequired"), null);
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");
        assertThat(SIMULATOR.charges()).isEmpty();

        SIMULATOR.authenticate(intent.getId(), true);

        assertThat(now(intent).getStatus()).isEqualTo("succeeded");
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
        assertThat(events()).endsWith("payment_intent.requires_action", "charge.succeeded", "payment_intent.succeeded");
    }

    @Test
    void aCustomerWhoFailsAuthenticationIsNotCharged() throws StripeException {
        PaymentIntent intent = onSession(aStagedPaymentWith("pm_card_authenticationRequired"), "https://example.com/x");
        assertThat(intent.getNextAction().getRedirectToUrl().getReturnUrl()).isEqualTo("https://example.com/x");

        SIMULATOR.authenticate(intent.getId(), false);

        PaymentIntent after = now(intent);
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void aPaymentCanStayInProcessingUntilItIsSettled() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.cards().linger(intent.getPaymentMethod());

        assertThat(confirmed(intent).getStatus()).isEqualTo("processing");
        assertThat(SIMULATOR.charges()).extracting(ChargeAttempt::status).containsExactly("pending");
        assertUnexpectedState(() -> confirmed(intent));
        assertUnexpectedState(() -> this.stripe.v1().paymentIntents().cancel(intent.getId()));

        SIMULATOR.settle(intent.getId());

        assertThat(now(intent).getStatus()).isEqualTo("succeeded");
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void aPaymentInProcessingCanStillFail() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.cards().linger(intent.getPaymentMethod());
        confirmed(intent);

        SIMULATOR.settleDeclined(intent.getId(), "insufficient_funds");

        assertThat(now(intent).getStatus()).isEqualTo("requires_payment_method");
        assertThat(SIMULATOR.charges()).extracting(ChargeAttempt::declineCode).containsExactly("insufficient_funds");
        assertThat(events()).endsWith("payment_intent.processing", "charge.failed", "payment_intent.payment_failed");
    }

    private PaymentIntent onSession(PaymentIntent intent, @Nullable String returnUrl) throws StripeException {
        PaymentIntentConfirmParams.Builder params = PaymentIntentConfirmParams.builder();
        Stream.ofNullable(returnUrl).forEach(params::setReturnUrl);
        return this.stripe.v1().paymentIntents().confirm(intent.getId(), params.build());
    }

    private static Stream<String> events() {
        return SIMULATOR.events().stream().map(SimulatedEvent::type);
    }

    private static void assertUnexpectedState(ThrowingCallable call) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call)
            .returns(400, StripeException::getStatusCode)
            .returns("payment_intent_unexpected_state", StripeException::getCode)
            .matches((ex) -> ex.getStripeError().getPaymentIntent() != null);
    }

}
