package dev.cadence.simulator;

import java.util.Map;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.common.EmptyParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomersTests extends AgainstTheSimulator {

    @Test
    void aCustomerComesBackAsItWasMade() throws StripeException {
        Customer made = this.stripe.v1()
            .customers()
            .create(CustomerCreateParams.builder()
                .setEmail("ada@example.com")
                .setName("Ada")
                .setDescription("A founder")
                .putMetadata("founder", "f1")
                .build());

        Customer found = this.stripe.v1().customers().retrieve(made.getId());

        assertThat(found).isEqualTo(made);
        assertThat(found.getEmail()).isEqualTo("ada@example.com");
        assertThat(found.getMetadata()).containsExactlyEntriesOf(Map.of("founder", "f1"));
        assertThat(found.getCreated()).isEqualTo(NOON.getEpochSecond());
    }

    @Test
    void metadataIsMergedAndUnset() throws StripeException {
        Customer made = this.stripe.v1()
            .customers()
            .create(CustomerCreateParams.builder().putMetadata("a", "1").putMetadata("b", "2").build());

        Customer merged = update(made.getId(),
                CustomerUpdateParams.builder().putMetadata("b", "").putMetadata("c", "3"));
        assertThat(merged.getMetadata()).containsOnly(Map.entry("a", "1"), Map.entry("c", "3"));

        assertThat(update(made.getId(), CustomerUpdateParams.builder().setMetadata(EmptyParam.EMPTY)).getMetadata())
            .isEmpty();
    }

    @Test
    void aFieldIsUnsetByAnEmptyValueAndKeptWhenLeftOut() throws StripeException {
        String customer = aCustomer();

        Customer updated = update(customer, CustomerUpdateParams.builder().setName(EmptyParam.EMPTY));

        assertThat(updated.getName()).isNull();
        assertThat(updated.getEmail()).isEqualTo("ada@example.com");
    }

    @Test
    void customersAreFoundByTheirEmail() throws StripeException {
        String ada = aCustomer();
        this.stripe.v1().customers().create(CustomerCreateParams.builder().setEmail("bob@example.com").build());

        assertThat(this.stripe.v1()
            .customers()
            .list(CustomerListParams.builder().setEmail("ada@example.com").build())
            .getData()).extracting(Customer::getId).containsExactly(ada);
    }

    @Test
    void aSavedCardBecomesTheDefault() throws StripeException {
        String customer = aCustomer();
        String card = aCardOf(customer, "pm_card_visa");

        assertThat(update(customer, defaultCard(card)).getInvoiceSettings().getDefaultPaymentMethod()).isEqualTo(card);

        this.stripe.v1().paymentMethods().detach(card);

        assertThat(this.stripe.v1().customers().retrieve(customer).getInvoiceSettings().getDefaultPaymentMethod())
            .isNull();
    }

    @Test
    void theCardOfSomebodyElseCannotBeTheDefault() throws StripeException {
        String card = aCardOf(aCustomer(), "pm_card_visa");

        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> update(aCustomer(), defaultCard(card)))
            .returns("resource_missing", StripeException::getCode);
    }

    @Test
    void eachUseOfATokenIsAnotherPaymentMethodOfTheSameCard() throws StripeException {
        String customer = aCustomer();
        PaymentMethod first = this.stripe.v1().paymentMethods().retrieve(aCardOf(customer, "pm_card_visa"));
        PaymentMethod second = this.stripe.v1().paymentMethods().retrieve(aCardOf(customer, "pm_card_visa"));
        PaymentMethod other = this.stripe.v1().paymentMethods().retrieve("pm_card_mastercard");

        assertThat(first.getId()).isNotEqualTo(second.getId());
        assertThat(first.getCard().getFingerprint()).isEqualTo(second.getCard().getFingerprint())
            .isNotEqualTo(other.getCard().getFingerprint());
        assertThat(other.getCard().getLast4()).isEqualTo("4444");
    }

    @Test
    void theCardsOfACustomerAreListedNewestFirst() throws StripeException {
        String customer = aCustomer();
        String older = aCardOf(customer, "pm_card_visa");
        String newer = aCardOf(customer, "pm_card_bypassPending");
        aCardOf(aCustomer(), "pm_card_visa");

        assertThat(this.stripe.v1()
            .paymentMethods()
            .list(PaymentMethodListParams.builder()
                .setCustomer(customer)
                .setType(PaymentMethodListParams.Type.CARD)
                .build())
            .getData()).extracting(PaymentMethod::getId).containsExactly(newer, older);
        assertThat(this.stripe.v1().customers().paymentMethods().list(customer).getData()).hasSize(2);
    }

    @Test
    void aDetachedCardIsGoneForGood() throws StripeException {
        String customer = aCustomer();
        String card = aCardOf(customer, "pm_card_visa");

        assertThat(this.stripe.v1().paymentMethods().detach(card).getCustomer()).isNull();

        assertThat(SIMULATOR.events()).extracting(SimulatedEvent::type).endsWith("payment_method.detached");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> aCardOf(customer, card))
            .returns("resource_missing", StripeException::getCode);
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1().paymentMethods().detach(card))
            .withMessageContaining("not attached");
    }

    @Test
    void anAttachedCardCannotBeAttachedAgain() throws StripeException {
        String card = aCardOf(aCustomer(), "pm_card_visa");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> aCardOf(aCustomer(), card))
            .withMessageContaining("already been attached");
    }

    @ParameterizedTest
    @ValueSource(strings = { "pm_card_chargeDeclined", "pm_card_visa_chargeDeclined",
            "pm_card_visa_chargeDeclinedInsufficientFunds", "pm_card_chargeDeclinedLostCard",
            "pm_card_chargeDeclinedStolenCard", "pm_card_chargeDeclinedExpiredCard" })
    void aCardThatIsDeclinedWhenSavedIsNotAttached(String token) {
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> aCardOf(aCustomer(), token));
        assertThat(SIMULATOR.events()).extracting(SimulatedEvent::type).doesNotContain("payment_method.attached");
    }

    @Test
    void unknownCustomersAreMissing() {
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1().customers().retrieve("cus_none"))
            .returns(404, StripeException::getStatusCode)
            .withMessageContaining("No such customer: 'cus_none'");
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentMethods()
                .attach("pm_card_visa", PaymentMethodAttachParams.builder().setCustomer("cus_none").build()))
            .returns(400, StripeException::getStatusCode);
    }

    private Customer update(String customer, CustomerUpdateParams.Builder params) throws StripeException {
        return this.stripe.v1().customers().update(customer, params.build());
    }

    private static CustomerUpdateParams.Builder defaultCard(String card) {
        return CustomerUpdateParams.builder()
            .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(card).build());
    }

}
