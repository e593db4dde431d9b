package dev.cadence.ledger;

import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Shows that the books balance.
record Proof(@Schema(description = "Whether every entry, and so the whole, sums to zero.") boolean balanced,
        @Schema(description = "How many entries there are.") long entries,
        @Schema(description = "The sum over everything, by currency; zero when all is well.") List<Money> sums,
        @Schema(description = "Of each account; a debit is positive.") List<Balance> balances,
        @Schema(description = "The oldest entry that does not sum to zero; absent when all is well.") @Nullable UUID firstViolation) {

    record Balance(Account account, Money balance) {
    }

}
