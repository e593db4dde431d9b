package dev.cadence.matching;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.BookingId;

/// What has happened between a company's need and its choice.
public sealed interface MatchingEvent {

    BriefId brief();

    CompanyId company();

    Instant at();

    /// A company said what it needs.
    record BriefSubmitted(BriefId brief, CompanyId company, Instant at) implements MatchingEvent {
    }

    /// A brief was answered.
    record ShortlistMade(UUID shortlist, BriefId brief, CompanyId company, Instant at) implements MatchingEvent {
    }

    /// Somebody of a shortlist was requested.
    ///
    /// @param shortlistedAt when the shortlist was made
    record Chosen(BriefId brief, CompanyId company, UUID shortlist, Instant shortlistedAt, BookingId booking,
            Instant at) implements MatchingEvent {
    }

}
