package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A charge as its company sees it.
///
/// @param failureCode why the last attempt failed, in the words of the card's bank
/// @param nextStepAt when the charge is taken up again
/// @param givesUpAt when a declined charge is given up
/// @param settledAt when it was paid or voided
@Schema(name = "Charge")
record ChargeView(UUID id, UUID bookingId, int week, Instant weekStartsAt, Instant weekEndsAt, Money amount,
        Charge.Stage stage, int attempts, @Nullable String failureCode, @Nullable Instant nextStepAt,
        @Nullable Instant givesUpAt, @Nullable Instant settledAt) {
}
