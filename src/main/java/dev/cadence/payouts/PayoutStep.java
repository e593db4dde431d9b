package dev.cadence.payouts;

import dev.cadence.payouts.Transfers.TransferOrder;

/// What a due payout needs next.
sealed interface PayoutStep {

    record Send(TransferOrder order) implements PayoutStep {
    }

    record Find(TransferOrder order) implements PayoutStep {
    }

    /// Nothing: it waits, or it is settled.
    record Rest() implements PayoutStep {
    }

}
