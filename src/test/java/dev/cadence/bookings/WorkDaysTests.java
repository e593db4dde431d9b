package dev.cadence.bookings;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// A day begins when it does in Kiritimati, 14 hours before UTC, and is over when it is on Baker Island, 12 hours after.
class WorkDaysTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # day       , started              , ended                , now                  , worked
            2026-03-02  , 2026-03-02T12:00:00Z , -                    , 2026-03-02T12:00:00Z , true
            2026-03-01  , 2026-03-02T12:00:00Z , -                    , 2026-03-02T12:00:00Z , false
            2026-03-01  , 2026-03-02T11:59:59Z , -                    , 2026-03-02T12:00:00Z , true
            2026-03-03  , 2026-03-02T09:00:00Z , -                    , 2026-03-02T10:00:00Z , true
            2026-03-03  , 2026-03-02T09:00:00Z , -                    , 2026-03-02T09:59:59Z , false
            2026-03-03  , 2026-03-02T09:00:00Z , 2026-03-02T10:00:00Z , 2026-03-05T00:00:00Z , false
            2026-03-03  , 2026-03-02T09:00:00Z , 2026-03-02T10:00:01Z , 2026-03-05T00:00:00Z , true
            2026-03-03  , 2026-03-02T09:00:00Z , 2026-03-09T10:00:00Z , 2026-03-02T10:00:00Z , true
            2026-03-04  , 2026-03-02T09:00:00Z , 2026-03-09T10:00:00Z , 2026-03-02T10:00:00Z , false
            """)
    void aDayIsWorkedIfSomeOfItWasAnywhere(LocalDate day, Instant started, @Nullable Instant ended, Instant now,
            boolean worked) {
        assertThat(new WorkDays(started, ended).include(day, now)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-03T11:59:59Z, 2026-03-02", "2026-03-03T12:00:00Z, 2026-03-03" })
    void aDayLastsUntilItIsOverEverywhere(Instant now, LocalDate oldest) {
        assertThat(WorkDays.oldestAt(now)).isEqualTo(oldest);
    }

}
