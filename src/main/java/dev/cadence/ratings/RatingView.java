package dev.cadence.ratings;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What one side said.
@Schema(name = "Rating")
record RatingView(@Schema(description = "1 to 5, of which 5 is best.") int stars, @Nullable String comment,
        Instant givenAt) {

    static @Nullable RatingView of(@Nullable Verdict verdict) {
        return verdict == null ? null : new RatingView(verdict.stars(), verdict.comment(), verdict.givenAt());
    }

}
