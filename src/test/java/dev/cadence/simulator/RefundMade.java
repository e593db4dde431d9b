package dev.cadence.simulator;

import java.util.Map;

/// One line of the truth table: what was given back, and whether it arrived.
///
/// @param amount in minor units
/// @param status `pending`, `succeeded` or `failed`
public record RefundMade(String id, String charge, String paymentIntent, long amount, String status,
        Map<String, String> metadata) {
}
