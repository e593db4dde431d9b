package dev.cadence.roster;

import java.time.Instant;

import dev.cadence.accounts.AccountId;

/// That somebody is seen by nobody, and why.
///
/// @param by the admin who gave the reason
record Suspension(Instant since, String reason, AccountId by) {

}
