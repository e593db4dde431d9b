package dev.cadence.roster;

import java.time.DateTimeException;
import java.time.LocalTime;

import dev.cadence.shared.Refusal;

/// From when until when a founder works, by the clock on their own wall.
///
/// @param until on the next day if it comes first
record OfficeHours(LocalTime from, LocalTime until) {

    /// @param text such as `09:00-17:00`
    /// @throws Refusal `invalid-request`
    static OfficeHours parse(String text) {
        try {
            var hours = text.split("-", 2);
            var parsed = new OfficeHours(LocalTime.parse(hours[0]), LocalTime.parse(hours[hours.length - 1]));
            if (hours.length == 2 && !parsed.from.equals(parsed.until)) {
                return parsed;
            }
        }
        catch (DateTimeException malformed) {
            // Answered like hours that are none.
        }
        throw Refusal.invalid("hours", "must be two times of the day, such as 09:00-17:00");
    }

}
