package dev.cadence.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// A stretch of work as it really passes, whatever the clocks show.
///
/// @param until not before its first instant, which it equals when the clock jumps over all of it
record Span(Instant from, Instant until) {

    /// One for each day of work, from the first day to the last.
    static List<Span> ofDays(ZoneId zone, LocalTime from, LocalTime until, Collection<DayOfWeek> on, LocalDate first,
            LocalDate last) {
        return first.datesUntil(last.plusDays(1))
            .filter(day -> on.contains(day.getDayOfWeek()))
            .map(day -> of(zone, day.atTime(from), (until.isAfter(from) ? day : day.plusDays(1)).atTime(until)))
            .toList();
    }

    private static Span of(ZoneId zone, LocalDateTime from, LocalDateTime until) {
        var start = instant(zone, from);
        var end = instant(zone, until);
        return new Span(start, end.isBefore(start) ? start : end);
    }

    /// Of a time that the clock shows twice the first, and the jump for one that it jumps
    /// over.
    private static Instant instant(ZoneId zone, LocalDateTime time) {
        var change = zone.getRules().getTransition(time);
        return change != null && change.isGap() ? change.getInstant() : time.atZone(zone).toInstant();
    }

    Duration shared(Span other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end = until.isBefore(other.until) ? until : other.until;
        return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
    }

}
