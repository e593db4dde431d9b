package dev.cadence.ledger;

import java.time.Instant;
import java.util.List;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Shows that the books balance, and that they agree with what they are about.
record Proof(@Schema(description = "As of when.") Instant at,
        @Schema(description = "Whether the whole sums to zero.") boolean balanced,
        @Schema(description = "Whether every invariant holds.") boolean sound,
        @Schema(description = "How many entries there are.") long entries,
        @Schema(description = "The sum over everything, by currency; zero when all is well.") List<Money> sums,
        @Schema(description = "Of each account; a debit is positive.") List<Balance> balances,
        List<Checked> invariants) {

    @Schema(name = "CheckedInvariant")
    record Checked(String name, boolean holds, @Schema(
            description = "What breaks it first; absent as long as it holds.") @Nullable String firstViolation) {
    }

}
