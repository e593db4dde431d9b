package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One line of the truth table of transfers: who was sent what, and what came back of it.
///
/// @param amount in minor units
/// @param reversed how much of it was taken back, in minor units
/// @param source the charge that the money came from; null for the platform's own balance
public record SentTransfer(String id, String destination, long amount, long reversed, @Nullable String source,
        @Nullable String group, Map<String, String> metadata, Instant at) {
}
