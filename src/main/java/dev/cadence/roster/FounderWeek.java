package dev.cadence.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// Seven days of a founder who works from Monday to Friday, by the clock on their own wall: five days of work, whichever
/// day comes first.
///
/// @param until when they stop, on the next day if it comes before they begin
record FounderWeek(ZoneId zone, LocalTime from, LocalTime until, LocalDate firstDay) {

    /// What a week has of them.
    static final int DAYS_OF_WORK = 5;

    private static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    /// The seven days that begin with the one in which the instant lies.
    static FounderWeek of(ZoneId zone, LocalTime from, LocalTime until, Instant instant) {
        return new FounderWeek(zone, from, until, instant.atZone(zone).toLocalDate());
    }

    List<Span> work() {
        return Span.ofDays(zone, from, until, WEEKDAYS, firstDay, firstDay.plusDays(6));
    }

}
