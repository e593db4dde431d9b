package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

/// The card that a company is charged on can soon be charged no more.
///
/// @param expiresAt when
record CardExpiring(UUID card, Instant expiresAt, Instant at) {
}
