package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A charge as its company sees it.
@Schema(name = "Charge")
record ChargeView(UUID id, UUID bookingId, @Schema(description = "The week's number, from 0.") int week,
        Instant weekStartsAt, Instant weekEndsAt, Money amount, Charge.Stage stage, int attempts,
        @Schema(description = "Why the last attempt failed, in the words of the card's bank.") @Nullable String failureCode,
        @Schema(description = "When the charge is taken up again.") @Nullable Instant nextStepAt,
        @Schema(description = "When a declined charge is given up.") @Nullable Instant givesUpAt,
        @Schema(description = "When it was paid or voided.") @Nullable Instant settledAt) {
}
