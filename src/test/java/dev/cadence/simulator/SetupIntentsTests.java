package dev.cadence.simulator;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.SetupIntent;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetupIntentsTests extends AgainstTheSimulator {

    @Test
    void itAsksForACardFirst() throws StripeException {
        SetupIntent intent = aSetupFor(aCustomer());

        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getUsage()).isEqualTo("off_session");
        assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");
        assertThat(this.stripe.v1().setupIntents().retrieve(intent.getId())).isEqualTo(intent);
    }

    @Test
    void aConfirmedCardIsAttachedToItsCustomer() throws StripeException {
        String customer = aCustomer();
        SetupIntent intent = confirm(aSetupFor(customer), "pm_card_visa");

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(this.stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
            .isEqualTo(customer);
        assertThat(SIMULATOR.events()).extracting(SimulatedEvent::type)
            .endsWith("payment_method.attached", "setup_intent.succeeded");
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void aDeclinedCardLeavesItOpenForAnother() throws StripeException {
        SetupIntent intent = aSetupFor(aCustomer());

        assertThatExceptionOfType(CardException.class)
            .isThrownBy(() -> confirm(intent, "pm_card_chargeDeclinedStolenCard"))
            .returns("stolen_card", CardException::getDeclineCode)
            .returns(intent.getId(), (ex) -> ex.getStripeError().getSetupIntent().getId());
        SetupIntent after = this.stripe.v1().setupIntents().retrieve(intent.getId());
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastSetupError().getDeclineCode()).isEqualTo("stolen_card");
        assertThat(SIMULATOR.events()).extracting(SimulatedEvent::type).endsWith("setup_intent.setup_failed");

        assertThat(confirm(intent, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void cardsThatFailLaterAreSavedNow() throws StripeException {
        assertThat(confirm(aSetupFor(aCustomer()), "pm_card_chargeCustomerFail").getStatus()).isEqualTo("succeeded");
        assertThat(confirm(aSetupFor(aCustomer()), "pm_card_authenticationRequired").getStatus())
            .isEqualTo("succeeded");
    }

    @Test
    void createdAndConfirmedInOneGoItSucceeds() throws StripeException {
        SetupIntent intent = this.stripe.v1()
            .setupIntents()
            .create(params(aCustomer()).setConfirm(true).setPaymentMethod("pm_card_visa").build());

        assertThat(intent.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void withoutACardItCannotBeConfirmed() throws StripeException {
        SetupIntent intent = aSetupFor(aCustomer());

        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1().setupIntents().confirm(intent.getId()))
            .returns("setup_intent_unexpected_state", StripeException::getCode);
    }

    @Test
    void aCancelledOneIsOver() throws StripeException {
        SetupIntent intent = aSetupFor(aCustomer());

        assertThat(this.stripe.v1().setupIntents().cancel(intent.getId()).getStatus()).isEqualTo("canceled");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirm(intent, "pm_card_visa"))
            .returns("setup_intent_unexpected_state", StripeException::getCode);
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1().setupIntents().cancel(intent.getId()))
            .returns("setup_intent_unexpected_state", StripeException::getCode);
    }

    @Test
    void aSucceededOneCannotBeConfirmedAgain() throws StripeException {
        SetupIntent intent = aSetupFor(aCustomer());
        confirm(intent, "pm_card_visa");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> confirm(intent, "pm_card_visa"))
            .returns("setup_intent_unexpected_state", StripeException::getCode);
    }

    private SetupIntent aSetupFor(String customer) throws StripeException {
        return this.stripe.v1().setupIntents().create(params(customer).build());
    }

    private static SetupIntentCreateParams.Builder params(String customer) {
        return SetupIntentCreateParams.builder()
            .setCustomer(customer)
            .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
            .putMetadata("booking", "b1")
            .setAutomaticPaymentMethods(SetupIntentCreateParams.AutomaticPaymentMethods.builder()
                .setEnabled(true)
                .setAllowRedirects(SetupIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                .build());
    }

    private SetupIntent confirm(SetupIntent intent, String card) throws StripeException {
        return this.stripe.v1()
            .setupIntents()
            .confirm(intent.getId(), SetupIntentConfirmParams.builder().setPaymentMethod(card).build());
    }

}
