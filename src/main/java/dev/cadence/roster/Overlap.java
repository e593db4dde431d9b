package dev.cadence.roster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;

import dev.cadence.vetting.WorkingHours;

/// For how long a founder and an engineer work at the same time, in one real week with whatever changes of clocks fall
/// into it.
///
/// @param inWeek the sum over all days
record Overlap(Duration inWeek) {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(FounderWeek.DAYS_OF_WORK * 3_600L);

    /// Days are far enough apart on Earth that somebody's yesterday or the day after
    /// tomorrow lies in a founder's week, and work that begins in the evening lasts into
    /// the next day.
    static Overlap of(FounderWeek founder, ZoneId zone, WorkingHours hours) {
        var theirs = Span.ofDays(zone, hours.from(), hours.until(), hours.on(), founder.firstDay().minusDays(3),
                founder.firstDay().plusDays(9));
        return new Overlap(founder.work()
            .stream()
            .flatMap(ours -> theirs.stream().map(ours::shared))
            .reduce(Duration.ZERO, Duration::plus));
    }

    /// Hours for each of the founder's days of work, on average; with two decimals, and
    /// never more than there are.
    BigDecimal hoursADay() {
        return BigDecimal.valueOf(inWeek.toSeconds()).divide(SECONDS, 2, RoundingMode.DOWN);
    }

    boolean isAtLeast(int hoursADay) {
        return inWeek.compareTo(Duration.ofHours((long) hoursADay * FounderWeek.DAYS_OF_WORK)) >= 0;
    }

}
