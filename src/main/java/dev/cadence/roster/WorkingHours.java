package dev.cadence.roster;

import java.time.LocalTime;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// When an engineer works, by the clock on their own wall. A span that ends before it begins passes midnight.
///
/// @param from the first minute of work
/// @param until the minute in which work is over
@Embeddable
public record WorkingHours(@Column(name = "works_from") @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime from,
        @Column(name = "works_until") @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime until) {

    public WorkingHours {
        // A request may leave either out.
        if (Objects.requireNonNull(from).equals(Objects.requireNonNull(until))) {
            throw new IllegalArgumentException("Working hours that end at %s cannot begin then.".formatted(until));
        }
    }

}
