package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

import dev.cadence.shared.Money;

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

    /// The part of the week's price for the time that is left of it, to the second,
    /// rounded down to the cent: what is
    /// owed back when a week is cut short through no fault of the company's.
    /// @param until when work ended; before the week nothing was used, and after it
    /// nothing is left
    public Money unused(Money price, Instant until) {
        var left = Duration.between(until, end()).toSeconds();
        return price.roundedDownPart(Math.clamp(left, 0, LENGTH.toSeconds()), LENGTH.toSeconds());
    }

}
