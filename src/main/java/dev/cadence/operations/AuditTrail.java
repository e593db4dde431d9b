package dev.cadence.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the audit trail: admins all of it, founders what concerns their company. One statement a page, however deep the
/// page is.
@Service
@Transactional(readOnly = true)
class AuditTrail {

    private final JdbcClient jdbc;

    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<AuditEntry> read(Caller reader, AuditSearch search) {
        return switch (reader) {
            case Caller.Admin _ -> page(search, null);
            case Caller.Founder founder ->
                page(search, founder.company()).map(entry -> entry.asSeenBy(founder.company()));
            case Caller.Unaffiliated _, Caller.Engineer _ ->
                throw Refusal.forbidden("forbidden", "The audit trail is for admins and founders.");
        };
    }

    /// All that an account did, oldest first, read as it is taken.
    Stream<AuditEntry> madeBy(AccountId actor) {
        return jdbc.sql(AuditSearch.ENTRIES + " where actor_id = ? order by occurred_at, id")
            .withFetchSize(100)
            .param(actor.value())
            .query(this::entry)
            .stream();
    }

    private Page<AuditEntry> page(AuditSearch search, @Nullable CompanyId reader) {
        var statement = search.statement(reader);
        var rows = jdbc.sql(statement.sql()).params(statement.parameters()).query(this::entry).list();
        return Page.of(rows, search.limit(), entry -> new Cursor(entry.occurredAt(), entry.id()).word());
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(uuid(row, "id"), row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                actor(row), row.getString("subject"), row.getString("subject_id"), uuid(row, "company_id"),
                AuditEntry.Change.valueOf(row.getString("change")),
                json.readTree(row.getString("changes")).properties().stream().map(AuditTrail::alteration).toList(),
                List.of((String[]) row.getArray("withheld").getArray()));
    }

    private static AuditEntry.Actor actor(ResultSet row) throws SQLException {
        return new AuditEntry.Actor(AuditEntry.ActorKind.valueOf(row.getString("actor_kind")), uuid(row, "actor_id"),
                row.getString("actor_role"), row.getString("proof_kind"), uuid(row, "proof_id"),
                uuid(row, "for_company_id"), uuid(row, "for_engineer_id"), row.getString("via"),
                row.getString("source_address"), row.getString("request_id"));
    }

    private static AuditEntry.Alteration alteration(Map.Entry<String, JsonNode> column) {
        return new AuditEntry.Alteration(column.getKey(), text(column.getValue().path(0)),
                text(column.getValue().path(1)));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.isString() ? value.asString() : value.toString();
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

}
