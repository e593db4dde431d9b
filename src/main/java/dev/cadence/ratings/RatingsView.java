package dev.cadence.ratings;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a booking was rated, as far as the caller may see it.
@Schema(name = "Ratings")
record RatingsView(UUID bookingId, @Schema(
        description = "What the company says; absent from what engineers see until it is shown.") @Nullable RatingView ofEngineer,
        @Schema(description = "What the engineer says; absent from what founders see until it is shown.") @Nullable RatingView ofCompany,
        @Schema(description = "Until when the booking can be rated, unless both sides have before; absent when it cannot.") @Nullable Instant openUntil,
        @Schema(description = "Since when each side sees what the other said.") @Nullable Instant revealedAt) {
}
