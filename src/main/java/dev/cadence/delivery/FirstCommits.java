package dev.cadence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// When engineers pushed first: once for each booking, and never changed.
@Repository
public class FirstCommits {

    /// How long it takes from a brief to the first commit, if all goes as promised: in
    /// the median.
    static final Duration TARGET = Duration.ofHours(27);

    private final JdbcClient jdbc;

    FirstCommits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(BookingId booking, FirstCommit first, Instant now) {
        jdbc.sql("""
                insert into first_commit (booking_id, at, matched_by, commit_sha, recorded_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
            .param(booking.value())
            .param(first.at().atOffset(ZoneOffset.UTC))
            .param(first.matchedBy().name())
            .param(first.commit())
            .param((now.isBefore(first.at()) ? first.at() : now).atOffset(ZoneOffset.UTC))
            .update();
    }

    Optional<FirstCommit> of(BookingId booking) {
        return jdbc.sql("select at, matched_by, commit_sha from first_commit where booking_id = ?")
            .param(booking.value())
            .query(FirstCommits::read)
            .optional();
    }

    /// When a company said what it needs and was shown four engineers, if the booking was
    /// requested from there.
    Begin beginOf(BookingId booking) {
        return jdbc.sql("""
                select b.submitted_at, s.made_at from shortlist_choice c
                join shortlist s on s.id = c.shortlist_id join brief b on b.id = s.brief_id
                where c.booking_id = ?""")
            .param(booking.value())
            .query((row, number) -> new Begin(instant(row, "submitted_at"), instant(row, "made_at")))
            .optional()
            .orElse(new Begin(null, null));
    }

    /// How long it took from brief to first commit, for those that came in a period: the
    /// middle one of all of them, not an estimate.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Pace pace(Period period) {
        return jdbc.sql("""
                with taken as (
                    select f.matched_by, extract(epoch from f.at - b.submitted_at) as seconds
                    from first_commit f
                    left join shortlist_choice c on c.booking_id = f.booking_id
                    left join shortlist s on s.id = c.shortlist_id
                    left join brief b on b.id = s.brief_id
                    where f.at >= :from and f.at < :until
                )
                select percentile_disc(0.5) within group (order by seconds) as median, count(seconds) as bookings,
                    count(*) filter (where seconds <= :target) as in_target,
                    count(*) filter (where seconds is not null and matched_by = 'AUTHOR') as by_author,
                    count(*) filter (where seconds is null) as without_brief
                from taken""")
            .param("from", period.start())
            .param("until", period.end())
            .param("target", TARGET.toSeconds())
            .query((row, number) -> new Pace(row.getBigDecimal("median") == null ? null : row.getLong("median"),
                    TARGET.toSeconds(), row.getLong("bookings"), row.getLong("in_target"), row.getLong("by_author"),
                    row.getLong("without_brief")))
            .single();
    }

    private static FirstCommit read(ResultSet row, int number) throws SQLException {
        return new FirstCommit(row.getObject("at", OffsetDateTime.class).toInstant(),
                MatchedBy.valueOf(row.getString("matched_by")), row.getString("commit_sha"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// How an engineer was recognised.
    enum MatchedBy {

        /// GitHub says that they pushed.
        PUSHER,
        /// Somebody else pushed what says that they wrote it.
        AUTHOR

    }

    /// The first push of a booking's engineer.
    @Schema(name = "FirstCommit")
    record FirstCommit(@Schema(description = "When it was pushed, by GitHub's clock.") Instant at, @Schema(
            description = "`PUSHER`: GitHub says that the engineer pushed. `AUTHOR`: somebody else pushed a commit"
                    + " that names the engineer, which whoever can push can write.") MatchedBy matchedBy,
            @Schema(description = "The commit's hash.") @Nullable String commit) {
    }

    record Begin(@Nullable Instant briefAt, @Nullable Instant shortlistAt) {
    }

    /// How long it took from brief to first commit.
    @Schema(name = "DeliveryPace")
    public record Pace(@Schema(
            description = "From brief to first commit, of the middle one; absent when there is none.") @Nullable Long medianSeconds,
            @Schema(description = "What the median is meant to be: 27 hours.") long targetSeconds,
            @Schema(description = "How many bookings the median rests on.") long bookings,
            @Schema(description = "How many of them took no longer than the target.") long withinTarget,
            @Schema(description = "How many of them rest on what a commit says of its author.") long byAuthor,
            @Schema(description = "Bookings with a first commit that were requested without a brief, and count nowhere.") long withoutBrief) {
    }

}
