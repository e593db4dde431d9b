package dev.cadence.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All events that are kept. How they come to stand in one order, `src/docs/decisions/event-feed.md` tells.
@Repository
class EventLog {

    private static final String NUMBER = """
            with next as (
                select id, row_number() over (order by written) as place
                from (select id, written from event where number is null order by written limit :limit) waiting)
            update event set number = :last + next.place from next where event.id = next.id""";

    private static final String FORGET = """
            with old as (
                delete from event where number in
                    (select number from event where number <= :last and recorded_at < :before order by number limit :limit)
                returning number)
            select count(*) as forgotten, coalesce(max(number), 0) as newest from old""";

    private final JdbcClient jdbc;

    private final JsonMapper json;

    private final Clock clock;

    EventLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Written with what has happened, or not at all.
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID append(Fact fact) {
        var id = Ids.next();
        jdbc.sql("""
                insert into event (id, type, company_id, engineer_id, data, occurred_at, recorded_at)
                values (:id, :type, :company, :engineer, cast(:data as jsonb), :at, :now)""")
            .param("id", id)
            .param("type", fact.type().text())
            .param("company", fact.company())
            .param("engineer", fact.engineer())
            .param("data", json.writeValueAsString(fact.data()))
            .param("at", fact.at().atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        return id;
    }

    /// Where the feed begins and ends.
    Head head() {
        return jdbc.sql("select last, forgotten from event_head")
            .query(Head.class)
            .optional()
            .orElseGet(() -> new Head(0, 0));
    }

    boolean isAnythingToNumber() {
        return jdbc.sql("select exists (select from event where number is null)").query(Boolean.class).single();
    }

    @Nullable Instant oldestToNumber() {
        var oldest = jdbc.sql("select min(recorded_at) from event where number is null")
            .query(OffsetDateTime.class)
            .optional();
        return oldest.map(OffsetDateTime::toInstant).orElse(null);
    }

    /// Gives the next numbers to what has none. Nobody else gives numbers before the
    /// caller's transaction ends, and what is to be numbered is looked for after they
    /// have: the statement sees whatever they left.
    /// @return what was numbered
    @Transactional(propagation = Propagation.MANDATORY)
    public Numbered number(int limit) {
        var head = hold();
        var numbered = jdbc.sql(NUMBER).param("limit", limit).param("last", head.last()).update();
        jdbc.sql("update event_head set last = last + ?").param(numbered).update();
        return new Numbered(head.last(), numbered);
    }

    private Head hold() {
        return held().orElseGet(() -> {
            jdbc.sql("insert into event_head (last, forgotten) values (0, 0) on conflict do nothing").update();
            return held().orElseThrow();
        });
    }

    private Optional<Head> held() {
        return jdbc.sql("select last, forgotten from event_head for update").query(Head.class).optional();
    }

    /// The oldest first of those that the caller may know of. Who asks for all types gets
    /// also those that only a newer version knows.
    List<NumberedEvent> after(long number, long last, Caller caller, Set<EventType> types, int limit) {
        var whose = switch (caller) {
            case Caller.Founder founder -> new Whose("company_id = :whose and", founder.company().value());
            case Caller.Engineer engineer -> new Whose("engineer_id = :whose and", engineer.engineer().value());
            case Caller.Admin _ -> new Whose("", null);
            case Caller.Unaffiliated _ -> new Whose("false and", null);
        };
        var which = types.size() == EventType.values().length ? "" : "type = any(:types) and";
        return jdbc
            .sql("""
                    select number, id, type, occurred_at, data from event
                    where %s %s number > :after and number <= :last order by number limit :limit"""
                .formatted(whose.condition, which))
            .param("whose", whose.id)
            .param("after", number)
            .param("last", last)
            .param("types", types.stream().map(EventType::text).toArray(String[]::new))
            .param("limit", limit)
            .query(this::event)
            .list();
    }

    private NumberedEvent event(ResultSet row, int line) throws SQLException {
        return new NumberedEvent(row.getLong("number"),
                new EventView(row.getObject("id", UUID.class), row.getString("type"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        json.readTree(row.getString("data"))));
    }

    /// Forgets the oldest of what was recorded before then.
    /// @return how many
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(Instant before, int limit) {
        var head = hold();
        var forgotten = jdbc.sql(FORGET)
            .param("last", head.last())
            .param("before", before.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query(Forgotten.class)
            .single();
        jdbc.sql("update event_head set forgotten = greatest(forgotten, ?)").param(forgotten.newest).update();
        return forgotten.forgotten;
    }

    /// @param last the last number that was given
    /// @param forgotten the last number whose event is not kept any more
    record Head(long last, long forgotten) {
    }

    private record Whose(String condition, @Nullable UUID id) {
    }

    record Forgotten(int forgotten, long newest) {
    }

    /// Those with the numbers that follow one.
    ///
    /// @param after the number before the first
    record Numbered(long after, int count) {
    }

    record NumberedEvent(long number, EventView view) {
    }

}
