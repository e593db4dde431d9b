package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.AccountId;

/// A dispute was opened, of which an admin is to be told.
record DisputeToSee(UUID dispute, AccountId admin, Instant at) {
}
