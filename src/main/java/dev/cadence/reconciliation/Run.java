package dev.cadence.reconciliation;

import java.time.Instant;
import java.util.UUID;

/// A run that is under way.
///
/// @param from what happened from this instant on is compared
/// @param until and before this one
/// @param attempts how often it was begun; what it cannot reach is tried again
record Run(UUID id, Instant from, Instant until, int attempts) {
}
