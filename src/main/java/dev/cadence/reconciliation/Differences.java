package dev.cadence.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.shared.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All differences that runs have found, each once for as long as it is open.
@Repository
class Differences {

    private final JdbcClient jdbc;

    Differences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void found(Run run, Difference difference, Instant now) {
        var movement = difference.movement();
        jdbc.sql("""
                insert into reconciliation_difference
                    (id, problem, movement, reference, ours, theirs, first_run_id, last_run_id, found_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (reference, problem) where resolved_at is null
                do update set last_run_id = excluded.last_run_id, ours = excluded.ours, theirs = excluded.theirs""")
            .param(Ids.next())
            .param(difference.problem().name())
            .param(movement == null ? null : movement.name())
            .param(difference.reference())
            .param(difference.ours())
            .param(difference.theirs())
            .param(run.id())
            .param(run.id())
            .param(now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /// What was open before the run and has not been seen by it, a page at a time.
    List<DifferenceView> unseen(Run run, UUID after, int most) {
        return jdbc.sql("""
                select * from reconciliation_difference
                where resolved_at is null and last_run_id <> ? and id > ? order by id limit ?""")
            .params(run.id(), after, most)
            .query(Differences::view)
            .list();
    }

    /// It is not there any more.
    void gone(UUID id, Instant now) {
        jdbc.sql("update reconciliation_difference set resolved_at = ? where id = ? and resolved_at is null")
            .params(now.atOffset(ZoneOffset.UTC), id)
            .update();
    }

    /// @return whether it was open until now
    boolean resolve(UUID id, AccountId by, String resolution, Instant now) {
        return jdbc.sql("""
                update reconciliation_difference set resolved_at = ?, resolved_by = ?, resolution = ?
                where id = ? and resolved_at is null""")
            .params(now.atOffset(ZoneOffset.UTC), by.value(), resolution, id)
            .update() == 1;
    }

    long countOf(Run run) {
        return jdbc.sql("select count(*) from reconciliation_difference where last_run_id = ? and resolved_at is null")
            .param(run.id())
            .query(Long.class)
            .single();
    }

    Optional<DifferenceView> find(UUID id) {
        return jdbc.sql("select * from reconciliation_difference where id = ?")
            .param(id)
            .query(Differences::view)
            .optional();
    }

    List<DifferenceView> newest(boolean open, UUID before, int most) {
        return jdbc
            .sql("select * from reconciliation_difference where id < ? %s order by id desc limit ?"
                .formatted(open ? "and resolved_at is null" : ""))
            .params(before, most)
            .query(Differences::view)
            .list();
    }

    private static DifferenceView view(ResultSet row, int number) throws SQLException {
        var problem = Problem.valueOf(row.getString("problem"));
        var movement = row.getString("movement");
        return new DifferenceView(row.getObject("id", UUID.class), problem, problem.words(),
                movement == null ? null : Movement.valueOf(movement), row.getString("reference"), row.getString("ours"),
                row.getString("theirs"), row.getObject("last_run_id", UUID.class),
                row.getObject("found_at", OffsetDateTime.class).toInstant(), Runs.optionalInstant(row, "resolved_at"),
                row.getString("resolution"));
    }

}
