package dev.cadence.advisor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.matching.MatchingEvent;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which briefs were made of advice, and what became of them.
@Repository
class OutcomeBook {

    private final JdbcClient jdbc;

    OutcomeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AdvisedBrief brief) {
        jdbc.sql("""
                insert into advice_brief (brief_id, advice_id, company_id, tier, weeks_from, weeks_until, made_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
            .params(brief.id(), brief.adviceId(), brief.companyId(), brief.tier().name(), brief.weeks().from(),
                    brief.weeks().to(), brief.madeAt().atOffset(ZoneOffset.UTC))
            .update();
    }

    Optional<AdvisedBrief> briefOf(AdviceId advice, CompanyId company) {
        return jdbc.sql("select * from advice_brief where advice_id = ? and company_id = ?")
            .params(advice.value(), company.value())
            .query(OutcomeBook::readBrief)
            .optional();
    }

    /// @param before only those with smaller ids
    List<AdvisedBrief> briefs(UUID before, int limit) {
        return jdbc.sql("select * from advice_brief where brief_id < ? order by brief_id desc limit ?")
            .params(before, limit)
            .query(OutcomeBook::readBrief)
            .list();
    }

    /// Once for each booking, and only if its brief was made of advice.
    void add(MatchingEvent.Chosen chosen, Tier tier) {
        jdbc.sql("""
                insert into advice_booking (booking_id, brief_id, shortlisted_at, requested_at, tier, weeks_paid)
                select ?, brief_id, ?, ?, ?, 0 from advice_brief where brief_id = ? on conflict do nothing""")
            .params(chosen.booking().value(), chosen.shortlistedAt().atOffset(ZoneOffset.UTC),
                    chosen.at().atOffset(ZoneOffset.UTC), tier.name(), chosen.brief().value())
            .update();
    }

    /// Whether the booking came of advice; if so, nobody else writes of it meanwhile.
    boolean lock(BookingId booking) {
        return jdbc.sql("select 1 from advice_booking where booking_id = ? for update")
            .param(booking.value())
            .query(Integer.class)
            .optional()
            .isPresent();
    }

    void update(BookingId booking, BookingHistory.Facts facts) {
        jdbc.sql(
                "update advice_booking set started_at = :started, weeks_paid = :paid, ended_at = :ended where booking_id = :id")
            .param("started", atUtc(facts.startedAt()))
            .param("paid", facts.weeksPaid())
            .param("ended", atUtc(facts.endedAt()))
            .param("id", booking.value())
            .update();
    }

    List<AdviceOutcome.Booked> bookings(List<UUID> briefs) {
        return jdbc.sql("select * from advice_booking where brief_id = any(?) order by brief_id, booking_id")
            .param(briefs.toArray(UUID[]::new))
            .query(OutcomeBook::readBooking)
            .list();
    }

    private static AdvisedBrief readBrief(ResultSet row, int number) throws SQLException {
        return new AdvisedBrief(row.getObject("brief_id", UUID.class), row.getObject("advice_id", UUID.class),
                row.getObject("company_id", UUID.class), Tier.valueOf(row.getString("tier")),
                new Advice.Weeks(row.getInt("weeks_from"), row.getInt("weeks_until")),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static AdviceOutcome.Booked readBooking(ResultSet row, int number) throws SQLException {
        return new AdviceOutcome.Booked(row.getObject("booking_id", UUID.class), row.getObject("brief_id", UUID.class),
                Tier.valueOf(row.getString("tier")), row.getObject("shortlisted_at", OffsetDateTime.class).toInstant(),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(), instant(row, "started_at"),
                row.getInt("weeks_paid"), instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

}
