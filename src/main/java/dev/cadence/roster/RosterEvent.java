package dev.cadence.roster;

import java.time.Instant;

import dev.cadence.accounts.EngineerId;

/// What has happened to an engineer's place in the roster.
public sealed interface RosterEvent {

    EngineerId engineer();

    Instant at();

    /// Nobody sees the engineer from now on, or can book them.
    record Suspended(EngineerId engineer, Instant at) implements RosterEvent {
    }

    /// The engineer is back.
    record Reinstated(EngineerId engineer, Instant at) implements RosterEvent {
    }

}
