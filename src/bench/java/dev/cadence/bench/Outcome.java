package dev.cadence.bench;

import org.jspecify.annotations.Nullable;

/// What was measured of an operation.
///
/// @param most with clients who ask as fast as they are answered
/// @param rate at which it was asked then: half of that
/// @param atRate how long answers took then, each from the instant that its request came
/// @param settledAfterMillis how long listeners still worked after the last answer
/// @param before the most of an earlier jar, null if none was named
/// @param floor null where there is no pgbench
record Outcome(String operation, Measured most, double rate, Measured atRate, long settledAfterMillis,
        @Nullable Measured before, @Nullable Floor floor) {

    Outcome with(Floor floor) {
        return new Outcome(operation, most, rate, atRate, settledAfterMillis, before, floor);
    }

    /// How many times as much as with the earlier jar.
    @Nullable Double throughputToBefore() {
        return before == null ? null : rounded(most.perSecond() / before.perSecond());
    }

    /// What part of the floor's transactions a second Cadence reaches.
    @Nullable Double throughputToFloor() {
        return floor == null ? null : rounded(most.perSecond() / floor.most().perSecond());
    }

    /// How many times as long as the floor's hundredth of the slowest its own takes.
    @Nullable Double p99ToFloor() {
        return floor == null ? null : rounded(atRate.p99() / floor.atRate().p99());
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 1_000) / 1e3;
    }

}
