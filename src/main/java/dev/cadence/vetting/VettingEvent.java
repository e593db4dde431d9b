package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;

/// What happens to an application, and what came of it for whoever shows the results.
public sealed interface VettingEvent {

    /// An engineer may be booked at this tier from now on: for the first time, or at
    /// another tier than before. Published
    /// before the decision is stored for good; whoever listens in the same transaction
    /// knows it in the same instant.
    ///
    /// @param introduction what they said of themselves in the application
    record Approved(EngineerId engineer, Tier tier, Introduction introduction, Instant at) implements VettingEvent {
    }

    /// An application was handed in.
    record Submitted(UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// Its engineer took it back.
    record Withdrawn(UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// Its interview was held.
    ///
    /// @param decideBy when the decision is due
    record Interviewed(UUID application, EngineerId engineer, Instant decideBy, Instant at) implements VettingEvent {
    }

    /// A time for the interview was agreed on.
    record InterviewAgreed(UUID interview, UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// Another time was agreed on.
    record InterviewMoved(UUID interview, UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// There will be no interview at that time.
    record InterviewCancelled(UUID interview, UUID application, EngineerId engineer,
            Instant at) implements VettingEvent {
    }

    /// The engineer did not come.
    record InterviewMissed(UUID interview, UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// It was rejected. The engineer stays what they were before it.
    record Rejected(UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

    /// A rejection was contested.
    ///
    /// @param decideBy when the decision on it is due
    record Appealed(UUID application, EngineerId engineer, Instant decideBy, Instant at) implements VettingEvent {
    }

    /// On appeal the engineer is to be heard once more.
    record Reopened(UUID application, EngineerId engineer, Instant at) implements VettingEvent {
    }

}
