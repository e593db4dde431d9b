package dev.cadence.matching;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;

/// What has happened between a company's need and its choice.
public sealed interface MatchingEvent {

    CompanyId company();

    Instant at();

    /// A company said what it needs.
    record BriefSubmitted(BriefId brief, CompanyId company, Instant at) implements MatchingEvent {
    }

    /// A brief was answered.
    record ShortlistMade(UUID shortlist, BriefId brief, CompanyId company, Instant at) implements MatchingEvent {
    }

}
