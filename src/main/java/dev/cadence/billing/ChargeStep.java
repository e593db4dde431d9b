package dev.cadence.billing;

import dev.cadence.billing.CardPayments.ChargeOrder;
import dev.cadence.billing.CardPayments.ConfirmOrder;

/// The one call to the provider that a due charge needs next.
sealed interface ChargeStep {

    record Stage(ChargeOrder order, int attempt) implements ChargeStep {
    }

    record Confirm(ConfirmOrder order) implements ChargeStep {
    }

    record Look(String intentRef) implements ChargeStep {
    }

    /// There is nothing to ask the provider: what comes of it is known, and recorded at
    /// once.
    record Settle(ChargeOutcome outcome) implements ChargeStep {
    }

    record Cancel(String intentRef) implements ChargeStep {
    }

}
