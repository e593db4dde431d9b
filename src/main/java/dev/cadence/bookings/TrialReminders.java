package dev.cadence.bookings;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// When which founder is to be reminded that a trial ends. A row stays when that was done, so that whoever tells of the
/// same trial again does not have it done twice.
@Repository
class TrialReminders {

    private final JdbcClient jdbc;

    TrialReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Unless it is planned, or was done, already.
    @Transactional(propagation = Propagation.MANDATORY)
    void plan(BookingId booking, Instant trialEndsAt, Instant dueAt) {
        jdbc.sql("""
                insert into trial_reminder (booking_id, trial_ends_at, due_at) values (?, ?, ?)
                on conflict do nothing""")
            .params(booking.value(), trialEndsAt.atOffset(ZoneOffset.UTC), dueAt.atOffset(ZoneOffset.UTC))
            .update();
    }

    /// Takes those that are due from everybody else, for good.
    @Transactional(propagation = Propagation.MANDATORY)
    List<Due> takeDue(Instant now, int most) {
        return jdbc.sql("""
                update trial_reminder set due_at = null
                where booking_id in (select booking_id from trial_reminder where due_at <= ?
                                     order by due_at limit ? for update skip locked)
                returning booking_id, trial_ends_at""")
            .params(now.atOffset(ZoneOffset.UTC), most)
            .query((row, number) -> new Due(new BookingId(row.getObject("booking_id", UUID.class)),
                    row.getObject("trial_ends_at", OffsetDateTime.class).toInstant()))
            .list();
    }

    @Nullable Instant nextDue() {
        return jdbc.sql("select due_at from trial_reminder where due_at is not null order by due_at limit 1")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    record Due(BookingId booking, Instant trialEndsAt) {
    }

}
