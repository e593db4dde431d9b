package dev.cadence.payouts;

import dev.cadence.payouts.PayeeAccounts.AccountOrder;

/// The one call to the provider that an engineer's account needs next.
sealed interface PayeeStep {

    record Open(AccountOrder order) implements PayeeStep {
    }

    record Find(AccountOrder order) implements PayeeStep {
    }

    record Look(String accountRef) implements PayeeStep {
    }

}
