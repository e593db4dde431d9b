package dev.cadence.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All runs.
@Repository
class Runs {

    /// For how long nobody else takes up a run whose process is silent.
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Plans a run to begin now.
    /// @param askedBy null for the nightly one, of which one at most is planned
    UUID plan(Instant from, Instant until, @Nullable AccountId askedBy, Instant now) {
        var id = Ids.next();
        jdbc.sql(
                """
                        insert into reconciliation_run (id, covers_from, covers_until, asked_by, stage, attempts, planned_at, due_at)
                        values (?, ?, ?, ?, 'PLANNED', 0, ?, ?) on conflict do nothing""")
            .param(id)
            .param(from.atOffset(ZoneOffset.UTC))
            .param(until.atOffset(ZoneOffset.UTC))
            .param(askedBy == null ? null : askedBy.value())
            .param(now.atOffset(ZoneOffset.UTC))
            .param(now.atOffset(ZoneOffset.UTC))
            .update();
        return id;
    }

    /// Claims a due run for the length of a lease.
    Optional<Run> claim(Instant now) {
        return jdbc.sql("""
                update reconciliation_run set attempts = attempts + 1, due_at = ?
                where id = (select id from reconciliation_run where due_at <= ? order by due_at limit 1
                            for update skip locked)
                returning id, covers_from, covers_until, attempts""")
            .params(now.plus(LEASE).atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
            .query((row, number) -> new Run(row.getObject("id", UUID.class), instant(row, "covers_from"),
                    instant(row, "covers_until"), row.getInt("attempts")))
            .optional();
    }

    void goOn(Run run, Instant now) {
        due(run, now.plus(LEASE));
    }

    /// Begins anew later, each time after twice the time.
    void failed(Run run, Instant now) {
        var wait = Duration.ofMinutes(1L << Math.min(run.attempts(), 6));
        due(run, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
    }

    private void due(Run run, Instant at) {
        jdbc.sql("update reconciliation_run set due_at = ? where id = ? and stage = 'PLANNED'")
            .params(at.atOffset(ZoneOffset.UTC), run.id())
            .update();
    }

    void done(Run run, long objects, long balanceChanges, long found, Instant now) {
        jdbc.sql("""
                update reconciliation_run
                set stage = 'DONE', due_at = null, finished_at = ?, objects = ?, balance_changes = ?, found = ?
                where id = ? and stage = 'PLANNED'""")
            .params(now.atOffset(ZoneOffset.UTC), objects, balanceChanges, found, run.id())
            .update();
    }

    @Nullable Instant nextDue() {
        return jdbc.sql("select min(due_at) from reconciliation_run where due_at is not null")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    /// The nightly run that was planned last.
    Optional<RunView> lastNight() {
        return jdbc.sql("select * from reconciliation_run where asked_by is null order by id desc limit 1")
            .query(Runs::view)
            .optional();
    }

    Optional<RunView> find(UUID id) {
        return jdbc.sql("select * from reconciliation_run where id = ?").param(id).query(Runs::view).optional();
    }

    List<RunView> newest(UUID before, int most) {
        return jdbc.sql("select * from reconciliation_run where id < ? order by id desc limit ?")
            .params(before, most)
            .query(Runs::view)
            .list();
    }

    private static RunView view(ResultSet row, int number) throws SQLException {
        return new RunView(row.getObject("id", UUID.class), instant(row, "covers_from"), instant(row, "covers_until"),
                RunView.Stage.valueOf(row.getString("stage")), row.getObject("asked_by") == null,
                instant(row, "planned_at"), optionalInstant(row, "finished_at"), row.getObject("objects", Long.class),
                row.getObject("balance_changes", Long.class), row.getObject("found", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

}
