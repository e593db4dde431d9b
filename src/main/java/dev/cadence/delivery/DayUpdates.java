package dev.cadence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What engineers said of single days.
@Repository
class DayUpdates {

    private final JdbcClient jdbc;

    DayUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Says something of a day, or something else.
    void post(BookingId booking, LocalDate day, EngineerId engineer, String text, Instant now) {
        jdbc.sql("""
                insert into day_update (booking_id, day, engineer_id, text, posted_at, changed_at)
                values (:booking, :day, :engineer, :text, :now, :now)
                on conflict (booking_id, day) do update
                set text = excluded.text, changed_at = greatest(excluded.changed_at, day_update.posted_at)
                where day_update.text <> excluded.text""")
            .param("booking", booking.value())
            .param("day", day)
            .param("engineer", engineer.value())
            .param("text", text)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    Optional<DayUpdate> of(BookingId booking, LocalDate day) {
        return jdbc.sql("select * from day_update where booking_id = ? and day = ?")
            .params(booking.value(), day)
            .query(DayUpdates::read)
            .optional();
    }

    /// The newest first.
    List<DayUpdate> before(BookingId booking, LocalDate before, int limit) {
        return jdbc.sql("select * from day_update where booking_id = ? and day < ? order by day desc limit ?")
            .params(booking.value(), before, limit)
            .query(DayUpdates::read)
            .list();
    }

    Stream<DayUpdate> by(EngineerId engineer) {
        return jdbc.sql("select * from day_update where engineer_id = ? order by booking_id, day")
            .param(engineer.value())
            .withFetchSize(100)
            .query(DayUpdates::read)
            .stream();
    }

    void forget(EngineerId engineer) {
        jdbc.sql("delete from day_update where engineer_id = ?").param(engineer.value()).update();
    }

    private static DayUpdate read(ResultSet row, int number) throws SQLException {
        return new DayUpdate(row.getObject("booking_id", UUID.class), row.getObject("day", LocalDate.class),
                row.getString("text"), row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /// What an engineer said of one day.
    @Schema(name = "DayUpdate")
    record DayUpdate(UUID bookingId, LocalDate day, String text, Instant postedAt, Instant changedAt) {
    }

}
