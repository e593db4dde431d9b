package dev.cadence.roster;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// A stretch of time in which no booking of an engineer may start.
///
/// @param from its first instant
/// @param until the first instant after it
@Embeddable
public record BlockedPeriod(@Column(name = "starts_at") Instant from, @Column(name = "ends_at") Instant until) {

    public BlockedPeriod {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period that begins at %s cannot end at %s.".formatted(from, until));
        }
    }

    public boolean includes(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

}
