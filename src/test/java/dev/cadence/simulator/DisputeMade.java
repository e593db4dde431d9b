package dev.cadence.simulator;

import java.util.Map;

/// One line of the truth table: what a bank disputes or asks about, and what it was told.
///
/// @param amount in minor units
/// @param status in Stripe's words, such as `needs_response`
/// @param submissions how often evidence was submitted
public record DisputeMade(String id, String charge, long amount, String status, int submissions,
        Map<String, String> evidence) {
}
