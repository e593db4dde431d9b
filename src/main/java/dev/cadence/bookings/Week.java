package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

/// 168 hours of a booking, counted from 0 and from the booking's own start, so that no calendar, time zone or daylight
/// saving moves them. The start belongs to the week, the end to the next.
///
/// @param number 0 for the first
/// @param start the first instant of the week
public record Week(int number, Instant start) {

    public static final Duration LENGTH = Duration.ofHours(168);

    public Instant end() {
        return start.plus(LENGTH);
    }

}
