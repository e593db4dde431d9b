package dev.cadence.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.cadence.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Records that a module keeps in a table of its own.
public final class TableRecords implements OwnRecords {

    private final Movement movement;

    private final String rows;

    private final JdbcClient jdbc;

    /// @param rows a query for the columns `id`, `reference`, `amount_minor`, `currency`,
    /// `moved` and `recorded_at`
    public TableRecords(Movement movement, String rows, JdbcClient jdbc) {
        this.movement = movement;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public Movement movement() {
        return movement;
    }

    @Override
    public List<OwnRecord> named(Collection<String> references) {
        return jdbc.sql("select * from (%s) record where reference = any (?)".formatted(rows))
            .param(references.toArray(String[]::new))
            .query(TableRecords::record)
            .list();
    }

    @Override
    public List<OwnRecord> recorded(Instant from, Instant until, String after, int most) {
        return jdbc.sql("""
                select * from (%s) record where moved and recorded_at >= ? and recorded_at < ? and reference > ?
                order by reference limit ?""".formatted(rows))
            .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), after, most)
            .query(TableRecords::record)
            .list();
    }

    @Override
    public Set<UUID> known(Collection<UUID> ids) {
        return Set.copyOf(jdbc.sql("select id from (%s) record where id = any (?)".formatted(rows))
            .param(ids.toArray(UUID[]::new))
            .query((row, number) -> row.getObject("id", UUID.class))
            .list());
    }

    private static OwnRecord record(ResultSet row, int number) throws SQLException {
        return new OwnRecord(row.getObject("id", UUID.class), row.getString("reference"),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getBoolean("moved"));
    }

}
