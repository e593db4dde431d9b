package dev.cadence.vetting;

import java.time.Instant;

import dev.cadence.accounts.AccountId;

/// Decisions have become overdue, of which an admin is to be told.
///
/// @param applications how many of them are decisions on applications
/// @param appeals how many of them are decisions on appeals
record DecisionsOverdue(AccountId admin, int applications, int appeals, Instant at) {
}
