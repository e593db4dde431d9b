package dev.cadence.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.cadence.vetting.WorkingHours;
import io.swagger.v3.oas.annotations.media.Schema;

/// When and how much an engineer works, and when their bookings may start.
///
/// @param blockedPeriods in the order of time
public record Availability(
        @Schema(description = "A region of the time zone database.", example = "Europe/Lisbon") ZoneId timeZone,
        WorkingHours workingHours,
        @Schema(description = "Hours a week on offer; with 0 the engineer takes no bookings at present.", minimum = "0",
                maximum = "168") int capacityHours,
        @Schema(description = "From when on bookings may start.") Instant availableFrom,
        @Schema(description = "When no booking may start; at most 50, none overlapping.") List<BlockedPeriod> blockedPeriods) {

    /// As many hours as a week has.
    static final int MOST_HOURS = 168;

    /// What an engineer offers who has not said: a full working week.
    static final int USUAL_HOURS = 40;

    /// A year of blocked weeks, nearly.
    static final int MOST_BLOCKED_PERIODS = 50;

    public Availability {
        // A request may leave any of them out.
        Objects.requireNonNull(workingHours);
        Objects.requireNonNull(availableFrom);
        blockedPeriods = blockedPeriods.stream().sorted(Comparator.comparing(BlockedPeriod::from)).toList();
        check(ZoneId.getAvailableZoneIds().contains(timeZone.getId()), "%s is no region's time zone", timeZone);
        check(capacityHours >= 0 && capacityHours <= MOST_HOURS, "%d hours are not 0 to %d", capacityHours, MOST_HOURS);
        check(blockedPeriods.size() <= MOST_BLOCKED_PERIODS, "%d blocked periods are more than %d",
                blockedPeriods.size(), MOST_BLOCKED_PERIODS);
        for (var next = 1; next < blockedPeriods.size(); next++) {
            check(!blockedPeriods.get(next).from().isBefore(blockedPeriods.get(next - 1).until()),
                    "%s overlaps the period before", blockedPeriods.get(next));
        }
    }

    /// Whether a booking may start then, as far as the engineer is concerned.
    public boolean allowsStartAt(Instant start) {
        return takesBookingsAt(start) && !availableFrom.isAfter(start);
    }

    /// Whether the engineer offers work and is not away then.
    boolean takesBookingsAt(Instant instant) {
        return capacityHours > 0 && blockedPeriods.stream().noneMatch(period -> period.includes(instant));
    }

    private static void check(boolean kept, String rule, Object... arguments) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(arguments));
        }
    }

}
