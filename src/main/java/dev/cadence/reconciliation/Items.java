package dev.cadence.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.cadence.reconciliation.OwnRecords.OwnRecord;
import dev.cadence.reconciliation.ProviderRecords.ProviderRecord;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a run has read so far. It is kept in the database and not in memory, and compared there.
@Repository
class Items {

    private final JdbcTemplate batches;

    private final JdbcClient jdbc;

    Items(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    void clear(Run run) {
        jdbc.sql("delete from reconciliation_item where run_id = ?").param(run.id()).update();
    }

    void addOurs(Run run, Movement movement, Collection<OwnRecord> records) {
        add(records.stream()
            .map(it -> row(run, movement, it.reference(), "OURS", it.id(), it.amount(), it.moved()))
            .toList());
    }

    void addTheirs(Run run, Movement movement, Collection<ProviderRecord> records) {
        add(records.stream()
            .map(it -> row(run, movement, it.reference(), "THEIRS", null, it.amount(), it.moved()))
            .toList());
    }

    /// Adds what changed the balance; several changes about one object add up.
    void addBalance(Run run, Movement movement, String source, ProviderRecords.BalanceChange change) {
        add(List.<@Nullable Object[]>of(row(run, movement, source, "BALANCE", null, change.amount(), true)));
    }

    private static @Nullable Object[] row(Run run, Movement movement, String reference, String side,
            @Nullable UUID source, Money amount, boolean moved) {
        return new @Nullable Object[] { run.id(), movement.name(), reference, side, source, amount.minor(),
                amount.currency().getCurrencyCode(), moved };
    }

    private void add(List<@Nullable Object[]> rows) {
        batches.batchUpdate("""
                insert into reconciliation_item as item
                    (run_id, movement, reference, side, source_id, amount_minor, currency, moved)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run_id, movement, reference, side) do update set amount_minor =
                    case when item.side = 'BALANCE' then item.amount_minor + excluded.amount_minor
                         else excluded.amount_minor end""", rows);
    }

    /// Ours, a page at a time.
    List<OwnItem> ours(Run run, Movement movement, String after, int most) {
        return jdbc.sql("""
                select reference, source_id, amount_minor, moved from reconciliation_item
                where run_id = ? and movement = ? and side = 'OURS' and reference > ? order by reference limit ?""")
            .params(run.id(), movement.name(), after, most)
            .query((row, number) -> new OwnItem(row.getString("reference"), row.getObject("source_id", UUID.class),
                    row.getLong("amount_minor"), row.getBoolean("moved")))
            .list();
    }

    /// What is not the same on all sides, a page at a time.
    List<String> suspects(Run run, Movement movement, String after, int most) {
        return jdbc.sql("""
                select reference from (
                    select reference,
                        max(amount_minor) filter (where side = 'OURS') as ours,
                        max(amount_minor) filter (where side = 'THEIRS') as theirs,
                        coalesce(max(amount_minor) filter (where side = 'BALANCE'), 0) as balance,
                        coalesce(bool_or(moved) filter (where side = 'OURS'), false) as moved_here,
                        coalesce(bool_or(moved) filter (where side = 'THEIRS'), false) as moved_there,
                        count(distinct currency) as currencies
                    from reconciliation_item where run_id = ? and movement = ? and reference > ? group by reference
                ) item
                where theirs is null or moved_here <> moved_there or ours <> theirs or currencies > 1
                    or balance <> case when moved_there then theirs * ? else 0 end
                order by reference limit ?""")
            .params(run.id(), movement.name(), after, movement.sign(), most)
            .query((row, number) -> row.getString("reference"))
            .list();
    }

    record OwnItem(String reference, UUID id, long amount, boolean moved) {
    }

}
