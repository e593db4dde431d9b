package dev.cadence.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// The days of a booking. A day is one of a calendar, and everybody has their own: one counts if some of it was worked,
/// wherever on earth the calendar hangs.
///
/// @param endedAt null while work goes on
public record WorkDays(Instant startedAt, @Nullable Instant endedAt) {

    /// Where each day begins first.
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    /// Where each day ends last.
    private static final ZoneOffset LATEST = ZoneOffset.ofHours(-12);

    /// Whether there was work on the day, or may still be by the end of it.
    public boolean include(LocalDate day, Instant now) {
        var last = endedAt == null || endedAt.isAfter(now) ? now : endedAt.minusNanos(1);
        return !day.isBefore(date(startedAt, LATEST)) && !day.isAfter(date(last, EARLIEST));
    }

    /// Whether the day can have been one of work that began then, however it went on.
    public static boolean mayHave(LocalDate day, @Nullable Instant startedAt, Instant now) {
        return startedAt != null && new WorkDays(startedAt, null).include(day, now);
    }

    /// The first of the days that are not over yet everywhere.
    public static LocalDate oldestAt(Instant instant) {
        return date(instant, LATEST);
    }

    private static LocalDate date(Instant instant, ZoneOffset zone) {
        return LocalDate.ofInstant(instant, zone);
    }

}
