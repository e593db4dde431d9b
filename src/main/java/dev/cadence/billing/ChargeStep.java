package dev.cadence.billing;

import java.util.UUID;

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

    record Cancel(UUID charge, String intentRef) implements ChargeStep {
    }

}
