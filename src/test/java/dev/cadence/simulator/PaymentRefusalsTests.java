package dev.cadence.simulator;

import java.util.stream.Stream;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaymentRefusalsTests extends AgainstTheSimulator {

    @Test
    void afterADeclineTheCardHasToBeNamedAgain() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent));

        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1().paymentIntents().confirm(intent.getId()))
            .withMessageContaining("missing a payment method")
            .returns("payment_intent_unexpected_state", StripeException::getCode);
    }

    @Test
    void aPaidPaymentCannotBeConfirmedAgain() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        confirmed(intent);

        assertUnexpectedState(() -> confirmed(intent));
        assertThat(SIMULATOR.charges()).hasSize(1);
    }

    @Test
    void aPaidPaymentCannotBeCancelled() throws StripeException {
        PaymentIntent intent = confirmed(aStagedPaymentWith("pm_card_visa"));

        assertUnexpectedState(() -> this.stripe.v1().paymentIntents().cancel(intent.getId()));
    }

    @Test
    void aCancelledPaymentCannotBeConfirmed() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        PaymentIntent cancelled = this.stripe.v1()
            .paymentIntents()
            .cancel(intent.getId(),
                    PaymentIntentCancelParams.builder()
                        .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                        .build());

        assertThat(cancelled.getStatus()).isEqualTo("canceled");
        assertThat(cancelled.getCancellationReason()).isEqualTo("abandoned");
        assertThat(cancelled.getCanceledAt()).isEqualTo(NOON.getEpochSecond());
        assertThat(events()).endsWith("payment_intent.canceled");
        assertUnexpectedState(() -> confirmed(intent));
        assertUnexpectedState(() -> this.stripe.v1().paymentIntents().cancel(intent.getId()));
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "49, usd, amount_too_small, amount", "0, usd, parameter_invalid_integer, amount",
            "100000000, usd, amount_too_large, amount", "500, xxx, , currency" })
    void anAmountThatStripeDoesNotChargeIsRefused(long amount, String currency, String code, String param) {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder().setAmount(amount).setCurrency(currency).build()))
            .returns(code, StripeException::getCode)
            .returns(param, InvalidRequestException::getParam);
    }

    @Test
    void whatDoesNotExistIsMissing() throws StripeException {
        assertMissing(404, () -> this.stripe.v1().paymentIntents().retrieve("pi_none"));
        assertMissing(400, () -> aStagedPayment("cus_none", "pm_card_visa"));
        assertMissing(400, () -> aStagedPayment(aCustomer(), "pm_none"));
    }

    @Test
    void aCardThatWasTakenAwayIsMissingAtTheCharge() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        this.stripe.v1().paymentMethods().detach(intent.getPaymentMethod());

        assertMissing(400, () -> confirmed(intent));
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void theCardOfSomebodyElseIsMissing() throws StripeException {
        String card = aCardOf(aCustomer(), "pm_card_visa");

        assertMissing(400, () -> aStagedPayment(aCustomer(), card));
    }

    @Test
    void aCardUsedWithoutBeingSavedCannotBeUsedAgain() throws StripeException {
        PaymentIntent first = confirmed(aStagedPayment(aCustomer(), "pm_card_visa"));

        assertMissing(400, () -> aStagedPayment(first.getCustomer(), first.getPaymentMethod()));
        assertMissing(400,
                () -> this.stripe.v1()
                    .paymentMethods()
                    .attach(first.getPaymentMethod(),
                            PaymentMethodAttachParams.builder().setCustomer(first.getCustomer()).build()));
    }

    @Test
    void aCardMayBeSavedByThePaymentItself() throws StripeException {
        String customer = aCustomer();
        PaymentIntent intent = confirmed(aStagedPayment(customer, "pm_card_visa",
                (params) -> params.setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION)));

        assertThat(this.stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
            .isEqualTo(customer);
    }

    @Test
    void aConfirmationThatMightRedirectNeedsAReturnUrl() throws StripeException {
        PaymentIntent intent = aStagedPayment(aCustomer(), "pm_card_visa",
                (params) -> params.setAutomaticPaymentMethods(
                        PaymentIntentCreateParams.AutomaticPaymentMethods.builder().setEnabled(true).build()));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirmed(intent))
            .withMessageContaining("you must provide a `return_url`");
        assertThat(onSession(intent, "https://example.com").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void offSessionIsOnlySaidWhenConfirming() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> aStagedPayment(aCustomer(), "pm_card_visa", (params) -> params.setOffSession(true)))
            .returns("off_session", InvalidRequestException::getParam);
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

    private static void assertMissing(int status, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call)
            .returns(status, StripeException::getStatusCode)
            .returns("resource_missing", StripeException::getCode);
    }

}
