package dev.cadence.notices;

import java.time.Instant;
import java.util.UUID;

/// An endpoint was disabled by us, and its owner is to know.
///
/// @param reason a {@link WebhookEndpoint.Reason}
record WebhookDisabled(UUID endpoint, String reason, Instant at) {
}
