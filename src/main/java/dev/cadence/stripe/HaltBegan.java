package dev.cadence.stripe;

import java.time.Instant;

import dev.cadence.accounts.AccountId;

/// Stripe refuses our key, of which an admin is to be told.
record HaltBegan(AccountId admin, String cause, Instant at) {
}
