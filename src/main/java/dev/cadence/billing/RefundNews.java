package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.AccountId;

/// A refund was refused or came back, of which an admin is to be told.
///
/// @param attempt the one that failed
record RefundNews(UUID refund, int attempt, AccountId admin, Instant at) {
}
