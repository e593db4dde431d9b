package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One line of the truth table: who was asked for what, and what came of it.
///
/// @param id the charge
/// @param amount in minor units
/// @param status `succeeded`, `failed` or `pending`
/// @param failureCode why it failed, such as `card_declined`
/// @param declineCode the issuer's reason, such as `insufficient_funds`
/// @param metadata of the payment intent at that moment
/// @param at by the simulator's clock
public record ChargeAttempt(String id, String paymentIntent, @Nullable String customer, String paymentMethod,
        long amount, String currency, String status, @Nullable String failureCode, @Nullable String declineCode,
        Map<String, String> metadata, Instant at) {

    public boolean succeeded() {
        return "succeeded".equals(this.status);
    }

}
