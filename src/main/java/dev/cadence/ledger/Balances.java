package dev.cadence.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the books said at an instant.
///
/// @param owner whose accounts alone are told; null for everybody's together
@Schema(name = "LedgerBalances")
record Balances(Instant at,
        @Schema(description = "Whose accounts alone are told; absent for everybody's together.") @Nullable UUID ownerId,
        List<Balance> balances) {
}
