package dev.cadence.advisor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All advice that was given and is remembered.
@Repository
class AdviceBook {

    private final JdbcClient jdbc;

    private final JsonMapper json;

    AdviceBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @return false if it is kept already, from whomever
    boolean keep(Entry entry) {
        return jdbc
            .sql("""
                    insert into advice (id, knowledge_version, terms_version, paragraph, advice, given_at, forget_at)
                    values (:id, :knowledge, :terms, :paragraph, cast(:advice as json), :now, :forget) on conflict do nothing""")
            .param("id", entry.id().value())
            .param("knowledge", entry.advice().knowledge())
            .param("terms", entry.terms())
            .param("paragraph", entry.paragraph())
            .param("advice", json.writeValueAsString(entry.advice()))
            .param("now", entry.givenAt().atOffset(ZoneOffset.UTC))
            .param("forget", entry.forgetAt().atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    Optional<Advised> find(AdviceId id) {
        return jdbc.sql("select id, advice from advice where id = ?").param(id.value()).query(this::read).optional();
    }

    /// Lets nobody else make a brief of it, or forget it, meanwhile.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> paragraphForBrief(AdviceId id) {
        return jdbc.sql("select paragraph from advice where id = ? for update")
            .param(id.value())
            .query(String.class)
            .optional();
    }

    void remember(AdviceId id) {
        jdbc.sql("update advice set forget_at = null where id = ?").param(id.value()).update();
    }

    /// @return how many
    int forget(Instant now, int most) {
        return jdbc.sql("""
                delete from advice where id in (select id from advice where forget_at <= ?
                    order by forget_at limit ? for update skip locked)""")
            .params(now.atOffset(ZoneOffset.UTC), most)
            .update();
    }

    @Nullable Instant nextForgetting() {
        return jdbc.sql("select forget_at from advice where forget_at is not null order by forget_at limit 1")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    private Advised read(ResultSet row, int number) throws SQLException {
        return new Advised(new AdviceId(row.getObject("id", UUID.class)),
                json.readValue(row.getString("advice"), Advice.class));
    }

    /// @param terms the version by which its prices are
    record Entry(AdviceId id, String paragraph, int terms, Advice advice, Instant givenAt, Instant forgetAt) {
    }

}
