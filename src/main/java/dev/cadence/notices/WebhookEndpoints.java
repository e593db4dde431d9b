package dev.cadence.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.notices.WebhookEndpoint.Owner;
import dev.cadence.notices.WebhookEndpoint.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All endpoints.
@Repository
class WebhookEndpoints {

    private final JdbcClient jdbc;

    WebhookEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(WebhookEndpoint endpoint, AccountId by) {
        jdbc.sql(
                """
                        insert into webhook_endpoint (id, company_id, engineer_id, url, description, types, created_by, created_at)
                        values (:id, :company, :engineer, :url, :description, :types, :by, :at)""")
            .param("id", endpoint.id())
            .param("company", endpoint.companyId())
            .param("engineer", endpoint.engineerId())
            .param("url", endpoint.url())
            .param("description", endpoint.description())
            .param("types", endpoint.types().toArray(String[]::new))
            .param("by", by.value())
            .param("at", endpoint.createdAt().atOffset(ZoneOffset.UTC))
            .update();
    }

    void change(UUID id, String url, String description, List<String> types, @Nullable Reason disabledFor) {
        jdbc.sql(
                """
                        update webhook_endpoint set url = :url, description = :description, types = :types, disabled_for = :reason,
                            failing_since = case when disabled_for is not null and cast(:reason as text) is null then null
                                else failing_since end
                        where id = :id""")
            .param("url", url)
            .param("description", description)
            .param("types", types.toArray(String[]::new))
            .param("reason", disabledFor == null ? null : disabledFor.name())
            .param("id", id)
            .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from webhook_endpoint where id = ?").param(id).update();
    }

    void removeAll(Owner owner) {
        jdbc.sql("delete from webhook_endpoint where %s = ?".formatted(owner.column())).param(owner.id()).update();
    }

    Optional<WebhookEndpoint> of(UUID id) {
        return jdbc.sql("select * from webhook_endpoint where id = ?")
            .param(id)
            .query(WebhookEndpoints::endpoint)
            .optional();
    }

    int countOf(Owner owner) {
        return jdbc.sql("select count(*) from webhook_endpoint where %s = ?".formatted(owner.column()))
            .param(owner.id())
            .query(Integer.class)
            .single();
    }

    /// The newest first.
    List<WebhookEndpoint> of(Owner owner, UUID before, int limit) {
        return jdbc
            .sql("select * from webhook_endpoint where %s = ? and id < ? order by id desc limit ?"
                .formatted(owner.column()))
            .params(owner.id(), before, limit)
            .query(WebhookEndpoints::endpoint)
            .list();
    }

    /// Those for whom something is due and on whom nobody is at work.
    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("""
                select id from webhook_endpoint
                where disabled_for is null and (leased_until is null or leased_until <= :now) and exists
                    (select from webhook_delivery where endpoint_id = webhook_endpoint.id and due_at <= :now)
                limit :limit""")
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query((row, line) -> row.getObject("id", UUID.class))
            .list();
    }

    /// Takes an endpoint for so long, unless it is disabled or somebody else has it.
    Optional<WebhookEndpoint> lease(UUID id, Instant now, Duration time) {
        return jdbc.sql("""
                update webhook_endpoint set leased_until = :until where id =
                    (select id from webhook_endpoint where id = :id and disabled_for is null
                        and (leased_until is null or leased_until <= :now) for no key update skip locked)
                returning *""")
            .param("until", now.plus(time).atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .query(WebhookEndpoints::endpoint)
            .optional();
    }

    /// Takes nothing up for it until then.
    void rest(UUID id, Instant until) {
        jdbc.sql("update webhook_endpoint set leased_until = ? where id = ?")
            .params(until.atOffset(ZoneOffset.UTC), id)
            .update();
    }

    void release(UUID id) {
        jdbc.sql("update webhook_endpoint set leased_until = null where id = ?").param(id).update();
    }

    /// Keeps others from changing it until the caller's transaction ends, and nobody from
    /// writing deliveries to it.
    /// @return whether it takes messages
    boolean holdEnabled(UUID id) {
        return jdbc.sql("select disabled_for is null from webhook_endpoint where id = ? for no key update")
            .param(id)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    }

    void works(UUID id) {
        jdbc.sql("update webhook_endpoint set failing_since = null where id = ? and failing_since is not null")
            .param(id)
            .update();
    }

    /// @return since when it has been failing
    Instant fails(UUID id, Instant now) {
        return jdbc.sql(
                "update webhook_endpoint set failing_since = coalesce(failing_since, ?) where id = ? returning failing_since")
            .params(now.atOffset(ZoneOffset.UTC), id)
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(now);
    }

    /// @return false when it was disabled before
    boolean disable(UUID id, Reason reason) {
        return jdbc.sql("update webhook_endpoint set disabled_for = ? where id = ? and disabled_for is null")
            .params(reason.name(), id)
            .update() == 1;
    }

    private static WebhookEndpoint endpoint(ResultSet row, int line) throws SQLException {
        var reason = row.getString("disabled_for");
        var failing = row.getObject("failing_since", OffsetDateTime.class);
        return new WebhookEndpoint(row.getObject("id", UUID.class), row.getObject("company_id", UUID.class),
                row.getObject("engineer_id", UUID.class), row.getString("url"), row.getString("description"),
                Arrays.asList((String[]) row.getArray("types").getArray()),
                reason == null ? null : Reason.valueOf(reason), failing == null ? null : failing.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

}
