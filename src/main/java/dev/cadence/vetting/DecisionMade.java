package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

/// An application was decided, and its engineer is to be told.
///
/// @param onAppeal whether it was the appeal that was decided
record DecisionMade(UUID application, boolean onAppeal, Instant at) {
}
