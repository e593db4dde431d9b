package dev.cadence.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordsTests extends AgainstTheSimulator {

    @Test
    void aChargeKnowsItsPaymentAndItsMoney() throws StripeException {
        PaymentIntent intent = confirmed(aStagedPaymentWith("pm_card_visa"));

        Charge charge = this.stripe.v1().charges().retrieve(intent.getLatestCharge());

        assertThat(charge.getStatus()).isEqualTo("succeeded");
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getPaymentIntent()).isEqualTo(intent.getId());
        assertThat(charge.getOutcome().getType()).isEqualTo("authorized");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        BalanceTransaction money = this.stripe.v1().balanceTransactions().retrieve(charge.getBalanceTransaction());
        assertThat(money.getSource()).isEqualTo(charge.getId());
        assertThat(money.getAmount()).isEqualTo(2_500_00);
        assertThat(money.getFee()).isEqualTo(72_80);
        assertThat(money.getNet()).isEqualTo(2_427_20);
    }

    @Test
    void theMoneyIsAvailableTwoDaysLater() throws StripeException {
        confirmed(aStagedPaymentWith("pm_card_visa"));
        assertThat(theOnlyBalanceTransaction().getStatus()).isEqualTo("pending");

        SIMULATOR.advanceClock(Duration.ofDays(2));

        assertThat(theOnlyBalanceTransaction().getStatus()).isEqualTo("available");
    }

    @Test
    void chargesAreListedByPayment() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent));
        SIMULATOR.cards().approve(intent.getPaymentMethod());
        confirmed(intent);
        confirmed(aStagedPaymentWith("pm_card_visa"));

        assertThat(this.stripe.v1()
            .charges()
            .list(ChargeListParams.builder().setPaymentIntent(intent.getId()).build())
            .getData()).extracting(Charge::getStatus).containsExactly("succeeded", "failed");
        assertThat(this.stripe.v1()
            .charges()
            .list(ChargeListParams.builder().setCustomer(intent.getCustomer()).build())
            .getData()).hasSize(2);
    }

    @Test
    void aFailedChargeMovesNoMoney() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_chargeCustomerFail");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> confirmed(intent));

        Charge failed = this.stripe.v1().charges().retrieve(now(intent).getLatestCharge());

        assertThat(failed.getFailureCode()).isEqualTo("card_declined");
        assertThat(failed.getOutcome().getReason()).isEqualTo("generic_decline");
        assertThat(failed.getBalanceTransaction()).isNull();
        assertThat(this.stripe.v1().balanceTransactions().list().getData()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() throws StripeException {
        String customer = aCustomer();
        String card = aCardOf(customer, "pm_card_visa");
        List<String> newestFirst = new ArrayList<>();
        for (int week = 0; week < 5; week++) {
            newestFirst.addFirst(aStagedPayment(customer, card).getId());
        }
        aStagedPaymentWith("pm_card_visa");
        PaymentIntentListParams twoAtATime = PaymentIntentListParams.builder()
            .setCustomer(customer)
            .setLimit(2L)
            .build();

        StripeCollection<PaymentIntent> first = this.stripe.v1().paymentIntents().list(twoAtATime);

        assertThat(first.getData()).hasSize(2);
        assertThat(first.getHasMore()).isTrue();
        assertThat(first.autoPagingIterable()).extracting(PaymentIntent::getId).containsExactlyElementsOf(newestFirst);
        assertThat(this.stripe.v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder()
                .setCustomer(customer)
                .setLimit(2L)
                .setEndingBefore(newestFirst.get(3))
                .build())
            .getData()).extracting(PaymentIntent::getId).containsExactlyElementsOf(newestFirst.subList(1, 3));
    }

    @Test
    void aListStartsWhereItIsAskedTo() throws StripeException {
        PaymentIntent before = aStagedPaymentWith("pm_card_visa");
        SIMULATOR.advanceClock(Duration.ofSeconds(1));
        PaymentIntent after = aStagedPaymentWith("pm_card_visa");

        assertThat(createdFrom(NOON.getEpochSecond())).containsExactly(after.getId(), before.getId());
        assertThat(createdFrom(NOON.getEpochSecond() + 1)).containsExactly(after.getId());
        assertThat(createdFrom(NOON.getEpochSecond() + 2)).isEmpty();
    }

    @Test
    void aPageOfAnImpossibleSizeIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(
                () -> this.stripe.v1().paymentIntents().list(PaymentIntentListParams.builder().setLimit(101L).build()))
            .returns("limit", InvalidRequestException::getParam);
        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setStartingAfter("pi_none").build()))
            .returns("resource_missing", StripeException::getCode);
    }

    @Test
    void idsAreExpandedAtAnyDepth() throws StripeException {
        PaymentIntent intent = confirmed(aStagedPaymentWith("pm_card_visa"));

        PaymentIntent expanded = this.stripe.v1()
            .paymentIntents()
            .retrieve(intent.getId(),
                    PaymentIntentRetrieveParams.builder()
                        .addExpand("latest_charge.balance_transaction")
                        .addExpand("customer")
                        .build());

        assertThat(expanded.getCustomerObject().getEmail()).isEqualTo("ada@example.com");
        assertThat(expanded.getLatestChargeObject().getBalanceTransactionObject().getFee()).isEqualTo(72_80);
        assertThat(this.stripe.v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder().addExpand("data.latest_charge").build())
            .getData()
            .getFirst()
            .getLatestChargeObject()
            .getPaid()).isTrue();
    }

    @Test
    void whatCannotBeExpandedIsRefused() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        assertThatExceptionOfType(InvalidRequestException.class)
            .isThrownBy(() -> this.stripe.v1()
                .paymentIntents()
                .retrieve(intent.getId(), PaymentIntentRetrieveParams.builder().addExpand("currency").build()))
            .withMessageContaining("cannot be expanded");
    }

    @Test
    void eventsCarryTheObjectAsItWasAndTheRequestThatCausedThem() throws StripeException {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");
        this.stripe.v1()
            .paymentIntents()
            .confirm(intent.getId(), offSession(intent.getPaymentMethod()), withKey("p1:pic:w1:a1"));

        Event created = theEvent("payment_intent.created");
        Event succeeded = theEvent("payment_intent.succeeded");

        assertThat(statusIn(created)).isEqualTo("requires_confirmation");
        assertThat(statusIn(succeeded)).isEqualTo("succeeded");
        assertThat(succeeded.getRequest().getIdempotencyKey()).isEqualTo("p1:pic:w1:a1");
        assertThat(this.stripe.v1().events().retrieve(succeeded.getId())).isEqualTo(succeeded);
    }

    @Test
    void undeliveredEventsCanBeAskedFor() throws StripeException {
        aCustomer();

        assertThat(this.stripe.v1()
            .events()
            .list(EventListParams.builder().setDeliverySuccess(false).addType("customer.created").build())
            .getData()).hasSize(1);
        assertThat(this.stripe.v1().events().list(EventListParams.builder().setDeliverySuccess(true).build()).getData())
            .isEmpty();
    }

    private List<String> createdFrom(long second) throws StripeException {
        return this.stripe.v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder().setGte(second).build())
                .build())
            .getData()
            .stream()
            .map(PaymentIntent::getId)
            .toList();
    }

    private BalanceTransaction theOnlyBalanceTransaction() throws StripeException {
        List<BalanceTransaction> all = this.stripe.v1()
            .balanceTransactions()
            .list(BalanceTransactionListParams.builder().setType("charge").build())
            .getData();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Event theEvent(String type) throws StripeException {
        List<Event> events = this.stripe.v1().events().list(EventListParams.builder().setType(type).build()).getData();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static String statusIn(Event event) {
        return ((PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow()).getStatus();
    }

}
