package dev.cadence.billing;

import dev.cadence.billing.CardRefunds.RefundOrder;

/// The one call to the provider that a due refund needs next.
sealed interface RefundStep {

    record Send(RefundOrder order) implements RefundStep {
    }

    record Find(RefundOrder order) implements RefundStep {
    }

    record Look(String refundRef) implements RefundStep {
    }

}
