package dev.cadence.limits;

import java.time.Duration;

import dev.cadence.shared.Refusal;

/// What came of wanting something of an allowance.
///
/// @param granted whether there was enough; if not, nothing was taken
/// @param remaining what is left in this window
/// @param renewal how long until there is more: for what was refused until it can be granted, else until the quota is
/// whole again; zero when it is whole
public record Take(boolean granted, long remaining, Duration renewal) {

    /// What a holder is told who was refused.
    Refusal refusal() {
        return Refusal.tooMany("too-many-requests", "That was too often. Ask again later; Retry-After says when.",
                renewal);
    }

}
