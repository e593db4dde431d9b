package dev.cadence.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.WorkDays;
import dev.cadence.delivery.DayUpdates.DayUpdate;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where engineers say how a day went. What they said can be changed while it is still that day somewhere on earth; then
/// it stands, so that a founder can rely on what they have read.
@Service
@Transactional
class DayUpdateDesk {

    private final DayUpdates updates;

    private final BookingHistory history;

    private final People people;

    private final Clock clock;

    DayUpdateDesk(DayUpdates updates, BookingHistory history, People people, Clock clock) {
        this.updates = updates;
        this.history = history;
        this.people = people;
        this.clock = clock;
    }

    DayUpdate post(Caller.Engineer engineer, BookingId booking, LocalDate day, String text) {
        var facts = history.of(engineer, booking);
        var now = clock.instant();
        if (facts.startedAt() == null || !new WorkDays(facts.startedAt(), facts.endedAt()).include(day, now)) {
            throw Refusal.conflict("day-not-worked", "On %s nobody has worked for this booking yet.".formatted(day));
        }
        if (day.isBefore(WorkDays.oldestAt(now))) {
            throw Refusal.conflict("update-closed",
                    "%s is over everywhere, and what was said of it stands.".formatted(day));
        }
        // Whoever is being forgotten writes no more.
        people.requireEngineer(engineer.engineer());
        updates.post(booking, day, engineer.engineer(), text, now);
        return updates.of(booking, day).orElseThrow();
    }

    /// @throws Refusal `booking-not-found`, `day-update-not-found`
    @Transactional(readOnly = true)
    DayUpdate find(Caller caller, BookingId booking, LocalDate day) {
        var startedAt = history.of(caller, booking).startedAt();
        return Optional.of(day)
            .filter(it -> WorkDays.mayHave(it, startedAt, clock.instant()))
            .flatMap(it -> updates.of(booking, it))
            .orElseThrow(() -> Refusal.notFound("day-update-not-found", "update of " + day));
    }

    /// The newest first.
    @Transactional(readOnly = true)
    Page<DayUpdate> list(Caller caller, BookingId booking, @Nullable String cursor, int limit) {
        history.of(caller, booking);
        var before = cursor == null ? LocalDate.of(10_000, 1, 1)
                : LocalDate.ofInstant(Cursor.parse(cursor).at(), ZoneOffset.UTC);
        return Page.of(updates.before(booking, before, limit + 1), limit,
                last -> new Cursor(last.day().atStartOfDay(ZoneOffset.UTC).toInstant(), last.bookingId()).word());
    }

    /// How a day went.
    @Schema(name = "DayUpdateForm")
    record Said(@Schema(description = "For the founder, in a few sentences.",
            example = "The checkout retries are in review; tomorrow the load test.") @NotBlank @Size(
                    max = 2_000) @Prose String text) {
    }

}
