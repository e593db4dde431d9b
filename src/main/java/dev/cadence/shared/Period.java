package dev.cadence.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// A stretch of time to look at; an end that is null is open.
///
/// @param from included
/// @param until excluded, so that periods one after the other have each thing once
public record Period(@Nullable Instant from, @Nullable Instant until) {

    /// Far enough for any calendar, and within what the database can compare with.
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public OffsetDateTime start() {
        return comparable(from == null ? Instant.EPOCH : from).atOffset(ZoneOffset.UTC);
    }

    public OffsetDateTime end() {
        return comparable(until == null ? LATEST : until).atOffset(ZoneOffset.UTC);
    }

    public static Instant comparable(Instant instant) {
        return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

}
