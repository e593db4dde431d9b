package dev.cadence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.cadence.accounts.EngineerId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// By what engineers say that they are known.
@Repository
class CommitIdentities {

    private final JdbcClient jdbc;

    CommitIdentities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CommitIdentity> of(EngineerId engineer) {
        return jdbc.sql("select github_login, emails, said_at from commit_identity where engineer_id = ?")
            .param(engineer.value())
            .query(CommitIdentities::read)
            .optional();
    }

    void put(EngineerId engineer, CommitIdentity identity) {
        jdbc.sql("""
                insert into commit_identity (engineer_id, github_login, emails, said_at) values (?, ?, ?, ?)
                on conflict (engineer_id) do update
                set github_login = excluded.github_login, emails = excluded.emails, said_at = excluded.said_at""")
            .param(engineer.value())
            .param(identity.githubLogin())
            .param(identity.emails().toArray(String[]::new))
            .param(identity.saidAt().atOffset(ZoneOffset.UTC))
            .update();
    }

    void forget(EngineerId engineer) {
        jdbc.sql("delete from commit_identity where engineer_id = ?").param(engineer.value()).update();
    }

    private static CommitIdentity read(ResultSet row, int number) throws SQLException {
        return new CommitIdentity(row.getString("github_login"), List.of((String[]) row.getArray("emails").getArray()),
                row.getObject("said_at", OffsetDateTime.class).toInstant());
    }

}
