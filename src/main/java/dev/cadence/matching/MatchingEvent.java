package dev.cadence.matching;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.bookings.BookingId;

/// What has come of a brief.
public sealed interface MatchingEvent {

    /// Of which brief.
    BriefId brief();

    /// When it happened.
    Instant at();

    /// Somebody of a shortlist was requested.
    ///
    /// @param shortlistedAt when the shortlist was made
    record Chosen(BriefId brief, UUID shortlist, Instant shortlistedAt, BookingId booking,
            Instant at) implements MatchingEvent {
    }

}
