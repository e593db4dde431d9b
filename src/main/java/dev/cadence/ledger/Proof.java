package dev.cadence.ledger;

import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// Shows that the books balance.
///
/// @param balanced whether every entry, and so the whole, sums to zero
/// @param entries how many entries there are
/// @param sums the sum over everything, by currency; zero when all is well
/// @param balances the balance of each account; debit is positive
/// @param firstViolation the oldest entry that does not sum to zero
record Proof(boolean balanced, long entries, List<Money> sums, List<Balance> balances, @Nullable UUID firstViolation) {

    record Balance(Account account, Money balance) {
    }

}
