package dev.cadence.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.cadence.vetting.WorkingHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// On the calendars of 2026. The clocks change in North America on 8 March and 1 November, in Europe on 29 March and 25
/// October, on Lord Howe Island by half an hour on 5 April; in India never.
class OverlapTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # founder's zone   | hours       | first day  | engineer's zone     | hours       | shared a day
            Europe/Lisbon      | 09:00-17:00 | 2026-03-02 | Europe/Lisbon       | 09:00-17:00 | 8.00
            Europe/Lisbon      | 09:00-17:00 | 2026-03-02 | Europe/Berlin       | 09:00-17:00 | 7.00
            America/New_York   | 09:00-17:00 | 2026-03-02 | Europe/Lisbon       | 09:00-17:00 | 3.00
            # New York is nearer to Lisbon while only its own clocks have changed
            America/New_York   | 09:00-17:00 | 2026-03-09 | Europe/Lisbon       | 09:00-17:00 | 4.00
            America/New_York   | 09:00-17:00 | 2026-03-16 | Europe/Lisbon       | 09:00-17:00 | 4.00
            America/New_York   | 09:00-17:00 | 2026-03-30 | Europe/Lisbon       | 09:00-17:00 | 3.00
            # from Thursday to Wednesday: two days as before, three as after
            America/New_York   | 09:00-17:00 | 2026-03-05 | Europe/Lisbon       | 09:00-17:00 | 3.60
            America/New_York   | 09:00-17:00 | 2026-03-26 | Europe/Lisbon       | 09:00-17:00 | 3.40
            America/New_York   | 09:00-17:00 | 2026-10-26 | Europe/Lisbon       | 09:00-17:00 | 4.00
            # both change on the same day
            Europe/Lisbon      | 09:00-17:00 | 2026-03-26 | Europe/Berlin       | 09:00-17:00 | 7.00
            # half hours and quarters
            Europe/London      | 09:00-17:00 | 2026-03-02 | Asia/Kolkata        | 09:00-17:00 | 2.50
            Europe/London      | 09:00-17:00 | 2026-03-30 | Asia/Kolkata        | 09:00-17:00 | 3.50
            Europe/London      | 09:00-17:00 | 2026-03-02 | Asia/Kathmandu      | 09:00-17:00 | 2.25
            Australia/Sydney   | 09:00-17:00 | 2026-03-30 | Australia/Lord_Howe | 09:00-17:00 | 8.00
            Australia/Sydney   | 09:00-17:00 | 2026-04-06 | Australia/Lord_Howe | 09:00-17:00 | 7.50
            # nights: those of the engineer begin on the day before for the founder
            America/New_York   | 09:00-17:00 | 2026-03-02 | Asia/Kolkata        | 19:30-03:30 | 8.00
            America/New_York   | 09:00-17:00 | 2026-03-02 | Asia/Kolkata        | 22:00-06:00 | 5.50
            America/Los_Angeles| 09:00-17:00 | 2026-03-02 | Europe/Lisbon       | 21:00-05:00 | 4.00
            Europe/Lisbon      | 22:00-06:00 | 2026-03-02 | Europe/Lisbon       | 22:00-06:00 | 8.00
            Europe/Lisbon      | 22:00-06:00 | 2026-03-02 | Europe/Lisbon       | 09:00-17:00 | 0.00
            # 24 hours apart, and more: their Friday is another's Thursday
            Pacific/Kiritimati | 09:00-17:00 | 2026-03-02 | Pacific/Honolulu    | 09:00-17:00 | 6.40
            Pacific/Kiritimati | 09:00-17:00 | 2026-03-02 | Pacific/Midway      | 09:00-17:00 | 5.60
            """)
    void theHoursSharedFollowBothClocks(String founder, String founderHours, LocalDate first, String engineer,
            String hours, String shared) {
        assertThat(overlap(founder, founderHours, first, engineer, hours).hoursADay()).isEqualTo(shared);
    }

    @Test
    void aFounderHasFiveDaysOfWorkInAnySevenDays() {
        for (var day = 1; day <= 7; day++) {
            assertThat(
                    overlap("Europe/Lisbon", "09:00-17:00", LocalDate.of(2026, 3, day), "Europe/Lisbon", "09:00-17:00")
                        .hoursADay())
                .isEqualTo("8.00");
        }
    }

    @Test
    void whoWorksAtWeekendsSharesNothingWithWhoDoesNot() {
        assertThat(on(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).hoursADay()).isEqualTo("0.00");
        assertThat(on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY).hoursADay()).isEqualTo("1.60");
    }

    @Test
    void aNightThatBeginsOnSundayReachesIntoMonday() {
        var founder = week("Europe/Lisbon", "00:00-08:00", LocalDate.of(2026, 3, 2));
        var hours = new WorkingHours(LocalTime.of(22, 0), LocalTime.of(6, 0), List.of(DayOfWeek.SUNDAY));

        assertThat(Overlap.of(founder, ZoneId.of("Europe/Lisbon"), hours).hoursADay()).isEqualTo("1.20");
    }

    @Test
    void anHourThatTheClockJumpsOverIsNotWorked() {
        // In Lisbon, 01:00 is 02:00 in the night to 29 March.
        var night = new WorkingHours(LocalTime.of(0, 0), LocalTime.of(6, 0), List.of(DayOfWeek.SUNDAY));
        var gap = new WorkingHours(LocalTime.of(1, 15), LocalTime.of(1, 45), List.of(DayOfWeek.SUNDAY));
        var lisbon = ZoneId.of("Europe/Lisbon");

        assertThat(Span.ofDays(lisbon, night.from(), night.until(), night.on(), LocalDate.of(2026, 3, 29),
                LocalDate.of(2026, 3, 29)))
            .singleElement()
            .satisfies(span -> assertThat(Duration.between(span.from(), span.until())).hasHours(5));
        assertThat(Span.ofDays(lisbon, gap.from(), gap.until(), gap.on(), LocalDate.of(2026, 3, 29),
                LocalDate.of(2026, 3, 29)))
            .singleElement()
            .satisfies(span -> assertThat(Duration.between(span.from(), span.until())).isZero());
    }

    @Test
    void anHourThatTheClockShowsTwiceIsWorkedTwice() {
        // In Lisbon, 02:00 is 01:00 again in the night to 25 October.
        var night = new WorkingHours(LocalTime.of(0, 0), LocalTime.of(6, 0), List.of(DayOfWeek.SUNDAY));

        assertThat(Span.ofDays(ZoneId.of("Europe/Lisbon"), night.from(), night.until(), night.on(),
                LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25)))
            .singleElement()
            .satisfies(span -> assertThat(Duration.between(span.from(), span.until())).hasHours(7));
    }

    @Test
    void anAverageCountsFromTheMinuteOn() {
        var overlap = overlap("America/New_York", "09:00-17:00", LocalDate.of(2026, 3, 5), "Europe/Lisbon",
                "09:00-17:00");

        assertThat(overlap.isAtLeast(3)).isTrue();
        assertThat(overlap.isAtLeast(4)).isFalse();
        assertThat(overlap("America/New_York", "09:00-17:00", LocalDate.of(2026, 3, 9), "Europe/Lisbon", "09:00-17:00")
            .isAtLeast(4)).isTrue();
    }

    private static Overlap on(DayOfWeek... days) {
        return Overlap.of(week("Europe/Lisbon", "09:00-17:00", LocalDate.of(2026, 3, 2)), ZoneId.of("Europe/Lisbon"),
                new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0), List.of(days)));
    }

    private static Overlap overlap(String founder, String founderHours, LocalDate first, String engineer,
            String hours) {
        var theirs = OfficeHours.parse(hours);
        return Overlap.of(week(founder, founderHours, first), ZoneId.of(engineer),
                new WorkingHours(theirs.from(), theirs.until()));
    }

    private static FounderWeek week(String zone, String hours, LocalDate first) {
        var ours = OfficeHours.parse(hours);
        return new FounderWeek(ZoneId.of(zone), ours.from(), ours.until(), first);
    }

}
