package dev.cadence.vetting;

import dev.cadence.accounts.AccountId;

/// What became of an interview, for those who are to be told.
sealed interface InterviewEvent {

    InterviewId interview();

    /// Of the interview in calendars, once this had happened.
    int sequence();

    record Agreed(InterviewId interview, int sequence) implements InterviewEvent {
    }

    /// @param former who was to hold it before, and may still be
    record Moved(InterviewId interview, int sequence, AccountId former) implements InterviewEvent {
    }

    record Cancelled(InterviewId interview, int sequence) implements InterviewEvent {
    }

    /// The engineer did not come.
    record Missed(InterviewId interview, int sequence) implements InterviewEvent {
    }

}
