package dev.cadence.ledger;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// What an account holds.
///
/// @param balance a debit is positive
@Schema(name = "AccountBalance")
record Balance(Account account, @Schema(description = "A debit is positive.") Money balance) {
}
