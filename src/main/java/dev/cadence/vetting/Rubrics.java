package dev.cadence.vetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.cadence.accounts.AccountId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every version of the rubric.
@Repository
class Rubrics {

    private final JdbcClient jdbc;

    private final JdbcTemplate batches;

    Rubrics(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Rubric> version(int version) {
        return jdbc.sql("select published_at from rubric where version = ?")
            .param(version)
            .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .optional()
            .map(publishedAt -> new Rubric(version, publishedAt, criteria(version)));
    }

    private List<Criterion> criteria(int version) {
        return jdbc.sql("select key, name, question, weight from criterion where rubric_version = ? order by position")
            .param(version)
            .query(Rubrics::criterion)
            .list();
    }

    Rubric inForceAt(Instant instant) {
        var version = jdbc.sql("select version from rubric where published_at <= ? order by published_at desc limit 1")
            .param(instant.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
        return version(version).orElseThrow();
    }

    /// Keeps everybody else from adding a version until the transaction ends.
    void lock() {
        jdbc.sql("lock table rubric in share row exclusive mode").update();
    }

    Rubric publish(List<Criterion> criteria, AccountId by, Instant now) {
        var version = jdbc.sql("""
                insert into rubric select max(version) + 1, ?, ? from rubric returning version""")
            .params(now.atOffset(ZoneOffset.UTC), by.value())
            .query(Integer.class)
            .single();
        var rows = criteria.stream()
            .map(each -> new Object[] { version, each.key(), criteria.indexOf(each) + 1, each.name(), each.question(),
                    each.weight() })
            .toList();
        batches.batchUpdate("insert into criterion values (?, ?, ?, ?, ?, ?)", rows);
        return new Rubric(version, now, List.copyOf(criteria));
    }

    private static Criterion criterion(ResultSet row, int number) throws SQLException {
        return new Criterion(row.getString("key"), row.getString("name"), row.getString("question"),
                row.getInt("weight"));
    }

}
