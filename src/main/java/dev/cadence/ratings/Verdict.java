package dev.cadence.ratings;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// What one side of a booking thinks of the other.
///
/// @param stars 1 to 5, of which 5 is best
/// @param accountId whose words they are
@Embeddable
record Verdict(int stars, @Nullable String comment, UUID accountId, Instant givenAt) {

    /// Whether it says what was said before.
    boolean repeats(@Nullable Verdict before) {
        return before != null && before.stars == stars && Objects.equals(before.comment, comment);
    }

}
