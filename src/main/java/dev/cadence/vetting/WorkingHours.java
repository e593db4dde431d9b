package dev.cadence.vetting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// When an engineer works, by the clock on their own wall. A span that ends before it begins passes midnight, and belongs
/// to the day on which it begins. Seconds do not count.
///
/// @param from the first minute of work
/// @param until the minute in which work is over
/// @param on the days of work, in the order of the week; Monday to Friday if not said
@Embeddable
public record WorkingHours(@Column(name = "works_from") @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime from,
        @Column(name = "works_until") @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime until,
        @Column(name = "works_on") @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.ARRAY) List<DayOfWeek> on) {

    private static final List<DayOfWeek> WEEKDAYS = Arrays.asList(DayOfWeek.values()).subList(0, 5);

    public WorkingHours(LocalTime from, LocalTime until, @Nullable List<DayOfWeek> on) {
        // A request may leave any of them out.
        this.from = Objects.requireNonNull(from).truncatedTo(ChronoUnit.MINUTES);
        this.until = Objects.requireNonNull(until).truncatedTo(ChronoUnit.MINUTES);
        if (this.from.equals(this.until)) {
            throw new IllegalArgumentException("Working hours that end at %s cannot begin then.".formatted(until));
        }
        this.on = on == null ? WEEKDAYS : on.stream().map(Objects::requireNonNull).distinct().sorted().toList();
        if (this.on.isEmpty()) {
            throw new IllegalArgumentException("Somebody who works has a day of work.");
        }
    }

    /// From Monday to Friday.
    public WorkingHours(LocalTime from, LocalTime until) {
        this(from, until, null);
    }

}
