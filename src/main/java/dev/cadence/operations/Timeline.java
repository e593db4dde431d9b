package dev.cadence.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.cadence.shared.Cursor;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Every fact about one booking from every module, in the order in which they happened: a statement to see whether there
/// is such a booking, and one for the page.
@Service
@Transactional(readOnly = true)
class Timeline {

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws Refusal `booking-not-found`
    Page<Fact> of(UUID booking, @Nullable String cursor, int limit) {
        if (jdbc.sql("select id from booking where id = ?").param(booking).query(UUID.class).optional().isEmpty()) {
            throw Refusal.notFound("booking-not-found", "booking " + booking);
        }
        var after = cursor == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : Cursor.parse(cursor);
        var rows = jdbc.sql(FactKind.PAGE)
            .param("booking", booking)
            .param("at", after.at().atOffset(ZoneOffset.UTC))
            .param("key", after.id())
            .param("limit", limit + 1)
            .query((row, number) -> new Row(fact(row), row.getObject("key", UUID.class)))
            .list();
        return Page.of(rows, limit, last -> new Cursor(last.fact.at, last.key).word()).map(Row::fact);
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(row.getObject("at", OffsetDateTime.class).toInstant(), FactKind.valueOf(row.getString("kind")),
                row.getString("id"), row.getString("detail"), WorkBook.money(row), WorkBook.uuid(row, "by"));
    }

    private record Row(Fact fact, UUID key) {
    }

    /// Something that happened.
    @Schema(name = "Fact")
    record Fact(@Schema(
            description = "When it happened, by the rules; of what the audit trail tells, when it was written.") Instant at,
            FactKind kind, @Schema(description = "Of what it happened to, for a search.") String id,
            @Schema(description = "What came of it, in codes.") @Nullable String detail, @Nullable Money amount,
            @Schema(description = "The admin who did it.") @Nullable UUID by) {
    }

}
