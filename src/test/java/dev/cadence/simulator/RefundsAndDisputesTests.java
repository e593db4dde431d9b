package dev.cadence.simulator;

import java.util.List;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefundsAndDisputesTests extends AgainstTheSimulator {

    @Test
    void aRefundTakesItsPartOfTheCharge() throws StripeException {
        String charge = aCharge("pm_card_visa");

        Refund refund = refund(charge, 1_000_00);

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(this.stripe.v1().charges().retrieve(charge).getAmountRefunded()).isEqualTo(1_000_00);
        assertThat(this.stripe.v1().refunds().list(RefundListParams.builder().setCharge(charge).build()).getData())
            .extracting(Refund::getId)
            .containsExactly(refund.getId());
        BalanceTransaction money = money(refund.getId()).getFirst();
        assertThat(money.getType()).isEqualTo("refund");
        assertThat(money.getNet()).isEqualTo(-1_000_00);
        assertThat(types()).contains("refund.created", "charge.refunded");
    }

    @Test
    void noMoreIsRefundedThanIsLeft() throws StripeException {
        String charge = aCharge("pm_card_visa");
        refund(charge, 2_000_00);

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> refund(charge, 500_01))
            .returns("amount", InvalidRequestException::getParam)
            .withMessageContaining("Refund amount ($500.01) is greater than unrefunded amount on charge ($500.00)");
        refund(charge, 500_00);
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> refund(charge, 1))
            .returns("charge_already_refunded", StripeException::getCode);
    }

    @Test
    void aRefundThatFailsGivesTheMoneyBackToTheBalance() throws StripeException {
        String charge = aCharge("pm_card_refundFail");

        Refund refund = refund(charge, 1_000_00);

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(this.stripe.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed");
        assertThat(this.stripe.v1().charges().retrieve(charge).getAmountRefunded()).isZero();
        assertThat(money(refund.getId())).extracting(BalanceTransaction::getAmount)
            .containsExactly(1_000_00L, -1_000_00L);
        assertThat(types()).contains("refund.failed");
    }

    @Test
    void aPendingRefundArrivesWhenItIsSettled() throws StripeException {
        Refund refund = refund(aCharge("pm_card_pendingRefund"), 1_00);
        assertThat(refund.getStatus()).isEqualTo("pending");

        SIMULATOR.refunds().settle(refund.getId());

        assertThat(this.stripe.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aDisputeTakesTheMoneyAndAFeeUntilItIsWon() throws StripeException {
        String charge = aCharge("pm_card_createDispute");
        String id = SIMULATOR.disputes().all().getFirst().id();
        assertThat(this.stripe.v1().charges().retrieve(charge).getDisputed()).isTrue();
        assertThat(this.stripe.v1().disputes().retrieve(id).getBalanceTransactions())
            .extracting(BalanceTransaction::getNet)
            .containsExactly(-2_515_00L);

        SIMULATOR.disputes().win(id);

        assertThat(this.stripe.v1().disputes().retrieve(id).getBalanceTransactions())
            .extracting(BalanceTransaction::getAmount)
            .containsExactly(-2_500_00L, 2_500_00L);
        assertThat(types()).contains("charge.dispute.created", "charge.dispute.funds_withdrawn",
                "charge.dispute.closed", "charge.dispute.funds_reinstated");
    }

    @Test
    void whatABankHasTakenBackCannotBeRefunded() throws StripeException {
        String charge = aCharge("pm_card_createDispute");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> refund(charge, 1))
            .returns("charge_disputed", StripeException::getCode);
    }

    @Test
    void anInquiryTakesNothing() throws StripeException {
        String charge = aCharge("pm_card_createDisputeInquiry");
        DisputeMade inquiry = SIMULATOR.disputes().all().getFirst();

        assertThat(inquiry.status()).isEqualTo("warning_needs_response");
        assertThat(money(inquiry.id())).isEmpty();
        assertThat(refund(charge, 1).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void evidenceIsSubmittedOnce() throws StripeException {
        aCharge("pm_card_createDispute");
        String id = SIMULATOR.disputes().all().getFirst().id();

        Dispute answered = submit(id);

        assertThat(answered.getStatus()).isEqualTo("under_review");
        assertThat(answered.getEvidence().getServiceDate()).isEqualTo("today");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> submit(id));
    }

    @Test
    void refundsAndDisputesAreMadeAndDecidedFromOutside() throws Exception {
        String charge = aCharge("pm_card_visa");
        control("POST", "refunds", "{'charge':'%s','amount':100}".formatted(charge));
        String refund = SIMULATOR.refunds().all().getFirst().id();
        control("PUT", "refunds/" + refund, "{'status':'failed'}");
        control("POST", "disputes", "{'charge':'%s','inquiry':true}".formatted(charge));
        String dispute = SIMULATOR.disputes().all().getFirst().id();
        control("PUT", "disputes/" + dispute, "{'status':'needs_response'}");
        control("PUT", "disputes/" + dispute, "{'status':'lost'}");

        assertThat(control("GET", "refunds", "").body()).contains(refund, "\"failed\"");
        assertThat(control("GET", "disputes", "").body()).contains(dispute, "\"lost\"");
    }

    private String aCharge(String card) throws StripeException {
        return confirmed(aStagedPaymentWith(card)).getLatestCharge();
    }

    private Refund refund(String charge, long amount) throws StripeException {
        return this.stripe.v1()
            .refunds()
            .create(RefundCreateParams.builder().setCharge(charge).setAmount(amount).build());
    }

    private Dispute submit(String dispute) throws StripeException {
        return this.stripe.v1()
            .disputes()
            .update(dispute,
                    DisputeUpdateParams.builder()
                        .setEvidence(DisputeUpdateParams.Evidence.builder().setServiceDate("today").build())
                        .setSubmit(true)
                        .build());
    }

    private List<BalanceTransaction> money(String source) throws StripeException {
        return this.stripe.v1()
            .balanceTransactions()
            .list(BalanceTransactionListParams.builder().setSource(source).build())
            .getData();
    }

    private static List<String> types() {
        return SIMULATOR.events().stream().map(SimulatedEvent::type).toList();
    }

}
