package dev.cadence.vetting;

import java.time.Instant;

import dev.cadence.accounts.AccountId;

/// What became of an interview, for those who are to be told.
sealed interface InterviewEvent {

    InterviewId interview();

    /// Of the interview in calendars, once this had happened.
    int sequence();

    Instant at();

    record Agreed(InterviewId interview, int sequence, Instant at) implements InterviewEvent {
    }

    /// @param former who was to hold it before, and may still be the one
    /// @param startsAt and until when, before
    record Moved(InterviewId interview, int sequence, AccountId former, Instant startsAt, Instant endsAt,
            Instant at) implements InterviewEvent {
    }

    record Cancelled(InterviewId interview, int sequence, Instant at) implements InterviewEvent {
    }

    /// The engineer did not come.
    record Missed(InterviewId interview, int sequence, Instant at) implements InterviewEvent {
    }

}
