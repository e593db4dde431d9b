package dev.cadence.billing;

import org.springframework.stereotype.Service;

/// Where the provider's notices arrive. A notice is only a hint that something changed: what, is asked of the provider,
/// so that notices may come twice, late, out of order or forged in their details without doing harm.
@Service
public class PaymentNews {

    private final ChargeDesk charges;

    private final CardDesk cards;

    private final RefundWork refunds;

    private final DisputeWork disputes;

    PaymentNews(ChargeDesk charges, CardDesk cards, RefundWork refunds, DisputeWork disputes) {
        this.charges = charges;
        this.cards = cards;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    /// @return whether the payment is one of ours
    /// @throws UnclearNews when it is to be told again
    public boolean paymentChanged(String intentRef) {
        return charges.converge(intentRef);
    }

    /// @return whether the setup is one of ours
    /// @throws UnclearNews when it is to be told again
    public boolean setupChanged(String setupRef) {
        return cards.converge(setupRef);
    }

    /// @return whether the refund is of one of our charges
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    public boolean refundChanged(String refundRef) {
        return refunds.converge(refundRef);
    }

    /// Something was refunded of a charge.
    /// @return whether the charge is one of ours
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    public boolean chargeRefunded(String chargeRef) {
        return refunds.convergeAll(chargeRef);
    }

    /// @return whether the dispute is about one of our charges
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    public boolean disputeChanged(String disputeRef) {
        return disputes.converge(disputeRef);
    }

}
