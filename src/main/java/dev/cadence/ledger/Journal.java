package dev.cadence.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.shared.Cursor;
import dev.cadence.shared.Money;
import dev.cadence.shared.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The entries in the order in which they were recorded.
@Repository
class Journal {

    /// Rows that the server sends at once, of a quarter of a kilobyte each.
    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Read while they are used, within the caller's transaction; to be closed.
    Stream<Line> lines(Period period) {
        return jdbc.sql("""
                select e.*, p.* from ledger_entry e join ledger_posting p on p.entry_id = e.id
                where e.recorded_at >= :from and e.recorded_at < :until
                order by e.recorded_at, e.id, p.line""")
            .withFetchSize(FETCH)
            .param("from", period.start())
            .param("until", period.end())
            .query((row, number) -> new Line(recorded(row, List.of()), posting(row)))
            .stream();
    }

    List<Recorded> after(Cursor cursor, Period period, int limit) {
        return jdbc.sql("""
                select * from ledger_entry
                where recorded_at >= :from and recorded_at < :until and (recorded_at, id) > (:at, :id)
                order by recorded_at, id limit :limit""")
            .param("from", period.start())
            .param("until", period.end())
            .param("at", cursor.at().atOffset(ZoneOffset.UTC))
            .param("id", cursor.id())
            .param("limit", limit)
            .query((row, number) -> recorded(row, postings(row.getObject("id", UUID.class))))
            .list();
    }

    private List<Entry.Posting> postings(UUID entry) {
        return jdbc.sql("select * from ledger_posting where entry_id = ? order by line")
            .param(entry)
            .query((row, number) -> posting(row))
            .list();
    }

    private static Recorded recorded(ResultSet row, List<Entry.Posting> postings) throws SQLException {
        return new Recorded(row.getObject("id", UUID.class), instant(row, "occurred_at"), instant(row, "recorded_at"),
                Entry.Kind.valueOf(row.getString("kind")), row.getObject("source_id", UUID.class), postings);
    }

    private static Entry.Posting posting(ResultSet row) throws SQLException {
        return new Entry.Posting(Account.valueOf(row.getString("account")), row.getObject("owner_id", UUID.class),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// An entry as it stands in the books.
    @Schema(name = "LedgerEntry")
    record Recorded(UUID id, @Schema(description = "When it happened.") Instant occurredAt,
            @Schema(description = "When it was written into the books, by which they are ordered.") Instant recordedAt,
            Entry.Kind kind, @Schema(description = "The charge, earning, refund, transfer or dispute.") UUID sourceId,
            List<Entry.Posting> postings) {

        String cursor() {
            return new Cursor(recordedAt, id).word();
        }

    }

    /// One posting, with the entry that it belongs to, whose own list of postings is
    /// empty.
    record Line(Recorded entry, Entry.Posting posting) {

        @Nullable UUID owner() {
            return posting.owner();
        }

    }

}
