package dev.cadence.ratings;

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
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What companies thought of single days.
@Repository
class DayRatings {

    private final JdbcClient jdbc;

    DayRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Rates a day, or rates it anew.
    void rate(BookingId booking, LocalDate day, EngineerId engineer, int stars, Instant now) {
        jdbc.sql("""
                insert into day_rating (booking_id, day, engineer_id, stars, given_at) values (?, ?, ?, ?, ?)
                on conflict (booking_id, day) do update set stars = excluded.stars, given_at = excluded.given_at
                where day_rating.stars <> excluded.stars""")
            .params(booking.value(), day, engineer.value(), stars, now.atOffset(ZoneOffset.UTC))
            .update();
    }

    Optional<DayRating> of(BookingId booking, LocalDate day) {
        return jdbc.sql("select * from day_rating where booking_id = ? and day = ?")
            .params(booking.value(), day)
            .query(DayRatings::read)
            .optional();
    }

    /// The newest first.
    List<DayRating> before(BookingId booking, LocalDate before, int limit) {
        return jdbc.sql("select * from day_rating where booking_id = ? and day < ? order by day desc limit ?")
            .params(booking.value(), before, limit)
            .query(DayRatings::read)
            .list();
    }

    /// The mean of a booking's days, rounded half up to whole stars; null when none was
    /// rated.
    @Nullable Integer meanOf(BookingId booking) {
        return jdbc.sql("select round(avg(stars))::int as mean from day_rating where booking_id = ?")
            .param(booking.value())
            .query((row, number) -> row.getObject("mean", Integer.class))
            .list()
            .getFirst();
    }

    /// What was said of an engineer's days, as far as it is shown.
    /// @param oldestOpen that day and later ones are hidden while their booking's ratings
    /// are
    Stream<DayRating> shownOf(EngineerId engineer, LocalDate oldestOpen) {
        return jdbc.sql("""
                select d.* from day_rating d left join booking_rating b on b.booking_id = d.booking_id
                where d.engineer_id = ? and (d.day < ? or b.revealed_at is not null)
                order by d.booking_id, d.day""")
            .params(engineer.value(), oldestOpen)
            .withFetchSize(100)
            .query(DayRatings::read)
            .stream();
    }

    private static DayRating read(ResultSet row, int number) throws SQLException {
        return new DayRating(row.getObject("booking_id", UUID.class), row.getObject("day", LocalDate.class),
                row.getInt("stars"), row.getObject("given_at", OffsetDateTime.class).toInstant());
    }

    /// What a company thought of one day.
    @Schema(name = "DayRating")
    record DayRating(UUID bookingId, LocalDate day, @Schema(description = "1 to 5, of which 5 is best.") int stars,
            Instant givenAt) {
    }

}
