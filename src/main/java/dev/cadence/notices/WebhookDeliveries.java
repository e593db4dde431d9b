package dev.cadence.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cadence.notices.EventLog.Numbered;
import dev.cadence.notices.WebhookDelivery.Attempt;
import dev.cadence.notices.WebhookDelivery.Stage;
import dev.cadence.notices.WebhookEndpoint.Owner;
import dev.cadence.shared.Cursor;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All that is on its way to endpoints, or has been.
@Repository
class WebhookDeliveries {

    /// Whether an endpoint wants an event. Pings are for one endpoint alone.
    private static final String WANTED = """
            webhook_endpoint.disabled_for is null and event.type <> 'webhook.pinged' and (cardinality(webhook_endpoint.types) = 0
                or event.type = any(webhook_endpoint.types)
                or split_part(event.type, '.', 1) || '.*' = any(webhook_endpoint.types))""";

    private static final String ADD = """
            insert into webhook_delivery (id, endpoint_id, event_id, stage, tries, attempts, due_at, created_at)
            select gen_random_uuid(), webhook_endpoint.id, event.id, 'PENDING', 0, 0, :now, :now
            from event join webhook_endpoint on webhook_endpoint.%1$s = event.%1$s
            where event.number > :after and event.number <= :last
                and\s""" + WANTED + " on conflict do nothing";

    private static final String AGAIN = """
            insert into webhook_delivery as delivery
                (id, endpoint_id, event_id, stage, tries, attempts, due_at, created_at)
            select gen_random_uuid(), webhook_endpoint.id, event.id, 'PENDING', 0, 0, :now, :now
            from event join webhook_endpoint on webhook_endpoint.%1$s = event.%1$s
            where webhook_endpoint.id = :endpoint and event.%1$s = :owner and event.number is not null
                and event.recorded_at >= :since
                and\s""" + WANTED + """

            on conflict (event_id, endpoint_id) do update
               set stage = 'PENDING', tries = 0, due_at = :now, finished_at = null""";

    private final JdbcClient jdbc;

    private final JsonMapper json;

    WebhookDeliveries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Has what was numbered delivered to all who want it.
    void add(Numbered numbered, Instant now) {
        for (var owner : List.of("company_id", "engineer_id")) {
            jdbc.sql(ADD.formatted(owner))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("after", numbered.after())
                .param("last", numbered.after() + numbered.count())
                .update();
        }
    }

    /// Has one event delivered to one endpoint, whatever types it is told otherwise.
    UUID add(UUID endpoint, UUID event, Instant now) {
        return jdbc.sql("""
                insert into webhook_delivery (id, endpoint_id, event_id, stage, tries, attempts, due_at, created_at)
                values (gen_random_uuid(), :endpoint, :event, 'PENDING', 0, 0, :now, :now) returning id""")
            .param("endpoint", endpoint)
            .param("event", event)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    }

    /// Has everything delivered that was recorded since then and that the endpoint wants,
    /// whether or not it was before.
    int addAgain(UUID endpoint, Owner owner, Instant since, Instant now) {
        return jdbc.sql(AGAIN.formatted(owner.column()))
            .param("endpoint", endpoint)
            .param("owner", owner.id())
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void again(UUID id, Instant now) {
        jdbc.sql(
                "update webhook_delivery set stage = 'PENDING', tries = 0, due_at = ?, finished_at = null where id = ?")
            .params(now.atOffset(ZoneOffset.UTC), id)
            .update();
    }

    /// What is due for an endpoint, in the order in which it happened.
    List<Due> due(UUID endpoint, Instant now, int limit) {
        return jdbc
            .sql("""
                    select delivery.id, delivery.tries, event.id as event_id, event.type, event.occurred_at, event.data
                    from webhook_delivery delivery join event on event.id = delivery.event_id
                    where delivery.endpoint_id = ? and delivery.due_at <= ? order by delivery.due_at, event.written limit ?""")
            .params(endpoint, now.atOffset(ZoneOffset.UTC), limit)
            .query((row, line) -> new Due(row.getObject("id", UUID.class), row.getInt("tries"),
                    row.getObject("event_id", UUID.class), payload(row)))
            .list();
    }

    private String payload(ResultSet row) throws SQLException {
        return json.writeValueAsString(
                new Payload(row.getString("type"), instant(row, "occurred_at"), json.readTree(row.getString("data"))));
    }

    @Nullable Instant nextDue() {
        return jdbc.sql("""
                select due_at from webhook_delivery join webhook_endpoint endpoint on endpoint.id = endpoint_id
                where due_at is not null and disabled_for is null order by due_at limit 1""")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    /// @param next when it is tried again; null when it is not
    void attempted(UUID id, WebhookSender.Outcome outcome, @Nullable Stage end, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                update webhook_delivery set attempts = attempts + 1, tries = tries + 1, stage = :stage, due_at = :next,
                    finished_at = :finished
                where id = :id returning attempts""")
            .param("stage", (end == null ? Stage.PENDING : end).name())
            .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
            .param("finished", end == null ? null : now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .query(Integer.class)
            .optional()
            .ifPresent(number -> jdbc.sql("""
                    insert into webhook_attempt (delivery_id, number, made_at, duration_ms, status, failure, answer)
                    values (:id, :number, :at, :millis, :status, :failure, :answer)""")
                .param("id", id)
                .param("number", number)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("millis", outcome.millis())
                .param("status", outcome.status())
                .param("failure", outcome.failure())
                .param("answer", outcome.answer())
                .update());
    }

    void drop(UUID endpoint, Instant now) {
        jdbc.sql("""
                update webhook_delivery set stage = 'DROPPED', due_at = null, finished_at = ?
                where endpoint_id = ? and due_at is not null""")
            .params(now.atOffset(ZoneOffset.UTC), endpoint)
            .update();
    }

    Optional<WebhookDelivery> of(UUID endpoint, UUID id) {
        return jdbc.sql("""
                select delivery.*, event.type from webhook_delivery delivery join event on event.id = event_id
                where endpoint_id = ? and delivery.id = ?""")
            .params(endpoint, id)
            .query(WebhookDeliveries::delivery)
            .optional();
    }

    /// The newest first.
    List<WebhookDelivery> of(UUID endpoint, Set<Stage> stages, Cursor before, int limit) {
        return jdbc
            .sql("""
                    select delivery.*, event.type from webhook_delivery delivery join event on event.id = event_id
                    where endpoint_id = :endpoint and stage = any(:stages) and (delivery.created_at, delivery.id) < (:at, :id)
                    order by delivery.created_at desc, delivery.id desc limit :limit""")
            .param("endpoint", endpoint)
            .param("stages", stages.stream().map(Stage::name).toArray(String[]::new))
            .param("at", before.at().atOffset(ZoneOffset.UTC))
            .param("id", before.id())
            .param("limit", limit)
            .query(WebhookDeliveries::delivery)
            .list();
    }

    List<Attempt> attempts(UUID delivery) {
        return jdbc.sql("select * from webhook_attempt where delivery_id = ? order by number")
            .param(delivery)
            .query((row, line) -> new Attempt(row.getInt("number"), instant(row, "made_at"), row.getInt("duration_ms"),
                    row.getObject("status", Integer.class), row.getString("failure"), row.getString("answer")))
            .list();
    }

    private static WebhookDelivery delivery(ResultSet row, int line) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new WebhookDelivery(row.getObject("id", UUID.class), row.getObject("event_id", UUID.class),
                row.getString("type"), Stage.valueOf(row.getString("stage")), row.getInt("attempts"),
                instant(row, "created_at"), due == null ? null : due.toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// @param tries how often in vain since it was last begun
    record Due(UUID id, int tries, UUID messageId, String payload) {
    }

    private record Payload(String type, Instant timestamp, JsonNode data) {
    }

}
