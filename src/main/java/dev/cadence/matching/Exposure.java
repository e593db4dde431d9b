package dev.cadence.matching;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How often an engineer was shown to founders, and chosen.
record Exposure(UUID engineerId, @Schema(description = "In so many shortlists they had a place.") long shown,
        @Schema(description = "So many bookings were requested from one.") long chosen,
        @Schema(description = "Absent for who was never shown.") @Nullable Instant firstShownAt) {
}
