package dev.cadence.vetting;

import java.time.Instant;

import dev.cadence.accounts.EngineerId;

/// What came of vetting, for whoever shows its results.
public sealed interface VettingEvent {

    /// An engineer may be booked at this tier from now on: for the first time, or at
    /// another tier than before. Published
    /// before the decision is stored for good; whoever listens in the same transaction
    /// knows it in the same instant.
    ///
    /// @param introduction what they said of themselves in the application
    record Approved(EngineerId engineer, Tier tier, Introduction introduction, Instant at) implements VettingEvent {
    }

}
