package dev.cadence.payouts;

import dev.cadence.billing.BillingEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Hears what becomes of the payments that engineers' weeks were paid with. Told twice, it changes nothing.
@Component
class PayoutListeners {

    private final RefundShareDesk shares;

    private final PayoutDesk payouts;

    PayoutListeners(RefundShareDesk shares, PayoutDesk payouts) {
        this.shares = shares;
        this.payouts = payouts;
    }

    @ApplicationModuleListener(id = "payouts.share-refund")
    void on(BillingEvent.Refunded refunded) {
        shares.refunded(refunded);
    }

    @ApplicationModuleListener(id = "payouts.freeze")
    void on(BillingEvent.DisputeOpened opened) {
        payouts.disputed(opened.charge().booking(), opened.charge().week().number());
    }

    @ApplicationModuleListener(id = "payouts.unfreeze")
    void on(BillingEvent.DisputeClosed closed) {
        payouts.disputed(closed.charge().booking(), closed.charge().week().number());
    }

}
