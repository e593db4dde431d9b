package dev.cadence.simulator;

import java.util.List;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeObject;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What our billing relies on, told once and asked of everything that claims to be Stripe.
abstract class ChargingContract {

    private final StripeContract contract = new StripeContract();

    abstract StripeClient stripe();

    @Test
    void aSavedCardIsChargedOncePerWeek() throws StripeException {
        Customer customer = aCustomer();
        String card = savedCard(customer, "pm_card_visa");
        PaymentIntent staged = aStagedWeek(customer, card);
        assertThat(staged.getStatus()).isEqualTo("requires_confirmation");

        RequestOptions firstAttempt = aKey();
        PaymentIntent paid = confirm(staged, card, firstAttempt);
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(confirm(staged, card, firstAttempt).getLatestCharge()).isEqualTo(paid.getLatestCharge());
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirm(staged, card, aKey()))
            .returns("payment_intent_unexpected_state", StripeException::getCode);

        held(paid);
        held(stripe().v1().charges().retrieve(paid.getLatestCharge()));
        assertThat(stripe().v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder().setCustomer(customer.getId()).build())
            .getData()).extracting(PaymentIntent::getId).containsExactly(paid.getId());
    }

    @Test
    void aDeclinedWeekStaysOpenWithItsReason() throws StripeException {
        Customer customer = aCustomer();
        String card = savedCard(customer, "pm_card_chargeCustomerFail");
        PaymentIntent staged = aStagedWeek(customer, card);

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirm(staged, card, aKey()))
            .returns(402, StripeException::getStatusCode)
            .returns("card_declined", StripeException::getCode)
            .returns("generic_decline", CardException::getDeclineCode);

        PaymentIntent after = stripe().v1().paymentIntents().retrieve(staged.getId());
        held(after);
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getPaymentMethod()).isNull();
        assertThat(after.getLastPaymentError().getPaymentMethod().getId()).isEqualTo(card);
        assertThat(stripe().v1().charges().retrieve(after.getLatestCharge()).getStatus()).isEqualTo("failed");
    }

    @Test
    void aCancelledWeekIsNeverCharged() throws StripeException {
        Customer customer = aCustomer();
        String card = savedCard(customer, "pm_card_visa");
        PaymentIntent staged = aStagedWeek(customer, card);

        held(stripe().v1().paymentIntents().cancel(staged.getId()));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirm(staged, card, aKey()))
            .returns("payment_intent_unexpected_state", StripeException::getCode);
    }

    @Test
    void aDetachedCardIsMissing() throws StripeException {
        Customer customer = aCustomer();
        String card = savedCard(customer, "pm_card_visa");
        PaymentIntent staged = aStagedWeek(customer, card);
        held(stripe().v1().paymentMethods().detach(card));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirm(staged, card, aKey()))
            .returns(400, StripeException::getStatusCode);
    }

    @Test
    void aWrongParameterIsUnknown() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> stripe().v1()
                .customers()
                .create(CustomerCreateParams.builder().putExtraParam("emial", "x").build()))
            .returns("parameter_unknown", StripeException::getCode)
            .returns("emial", InvalidRequestException::getParam);
    }

    private Customer aCustomer() throws StripeException {
        Customer customer = stripe().v1()
            .customers()
            .create(CustomerCreateParams.builder().setEmail("contract@example.com").build(), aKey());
        held(customer);
        return customer;
    }

    private String savedCard(Customer customer, String token) throws StripeException {
        SetupIntent saved = stripe().v1()
            .setupIntents()
            .create(SetupIntentCreateParams.builder()
                .setCustomer(customer.getId())
                .setPaymentMethod(token)
                .setConfirm(true)
                .setAutomaticPaymentMethods(SetupIntentCreateParams.AutomaticPaymentMethods.builder()
                    .setEnabled(true)
                    .setAllowRedirects(SetupIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                    .build())
                .build());
        assertThat(saved.getStatus()).isEqualTo("succeeded");
        held(saved);
        held(stripe().v1().paymentMethods().retrieve(saved.getPaymentMethod()));
        return saved.getPaymentMethod();
    }

    private PaymentIntent aStagedWeek(Customer customer, String card) throws StripeException {
        PaymentIntent staged = stripe().v1()
            .paymentIntents()
            .create(PaymentIntentCreateParams.builder()
                .setAmount(2_500_00L)
                .setCurrency("usd")
                .setCustomer(customer.getId())
                .setPaymentMethod(card)
                .putMetadata("week_invoice", "w1")
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                    .setEnabled(true)
                    .setAllowRedirects(PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                    .build())
                .build(), aKey());
        held(staged);
        return staged;
    }

    private PaymentIntent confirm(PaymentIntent intent, String card, RequestOptions key) throws StripeException {
        return stripe().v1()
            .paymentIntents()
            .confirm(intent.getId(),
                    PaymentIntentConfirmParams.builder().setOffSession(true).setPaymentMethod(card).build(), key);
    }

    private static RequestOptions aKey() {
        return RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
    }

    /// The answer itself, as it came over the wire, is held against the contract.
    private void held(StripeObject answer) {
        List<Violation> violations = this.contract.violationsOf(Json.parse(answer.getLastResponse().body()));
        assertThat(violations).isEmpty();
    }

}
