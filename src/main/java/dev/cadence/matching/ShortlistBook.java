package dev.cadence.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All shortlists, none of which ever changes, who was shown in them, and who was chosen.
@Repository
class ShortlistBook {

    private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {
    };

    static final String BOOKABLE = """
            select engineer_id, suspended_at is null and not engaged and capacity_hours > 0 and available_from <= :start
                and not exists (select from blocked_period where blocked_period.engineer_id = engineer_profile.engineer_id
                    and starts_at <= :start and ends_at > :start) as bookable
            from engineer_profile where engineer_id = any(:engineers)""";

    static final String EXPOSURES = """
            select engineer_id, first_shown_at,
                (select count(*) from shortlist_place where shortlist_place.engineer_id = candidate.engineer_id) as shown,
                (select count(*) from shortlist_choice where shortlist_choice.engineer_id = candidate.engineer_id) as chosen
            from candidate where engineer_id > :after order by engineer_id limit :limit""";

    private final JdbcClient jdbc;

    private final JsonMapper json;

    ShortlistBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Shortlist shortlist) {
        jdbc.sql(
                """
                        insert into shortlist (id, brief_id, company_id, policy_version, made_at, explored, compared, question, candidates)
                        values (:id, :brief, :company, :policy, :at, :explored, :compared, cast(:question as jsonb), cast(:candidates as jsonb))""")
            .param("id", shortlist.id())
            .param("brief", shortlist.brief().value())
            .param("company", shortlist.company().value())
            .param("policy", shortlist.policyVersion())
            .param("at", shortlist.madeAt().atOffset(ZoneOffset.UTC))
            .param("explored", shortlist.explored())
            .param("compared", shortlist.compared())
            .param("question", json.writeValueAsString(shortlist.asked()))
            .param("candidates", json.writeValueAsString(shortlist.candidates()))
            .update();
        show(shortlist);
    }

    /// Locks newcomers in one order, so that two shortlists do not wait for each other.
    private void show(Shortlist shortlist) {
        var placed = shortlist.placed();
        var engineers = placed.stream().map(candidate -> candidate.facts().engineer()).toArray(UUID[]::new);
        jdbc.sql(
                "insert into shortlist_place (shortlist_id, place, engineer_id) select :id, * from unnest(:places, :engineers)")
            .param("id", shortlist.id())
            .param("places", placed.stream().map(Candidate::place).toArray(Integer[]::new))
            .param("engineers", engineers)
            .update();
        jdbc.sql("""
                update candidate set first_shown_at = :now, changed_in = pg_current_xact_id(), changes = changes + 1
                where engineer_id in (select engineer_id from candidate where engineer_id = any(:engineers)
                    and first_shown_at is null order by engineer_id for update)""")
            .param("now", shortlist.madeAt().atOffset(ZoneOffset.UTC))
            .param("engineers", engineers)
            .update();
    }

    Optional<Shortlist> of(UUID id) {
        return jdbc.sql("select * from shortlist where id = ?").param(id).query(this::read).optional();
    }

    List<Shortlist> ofBrief(BriefId brief, UUID before, int limit) {
        return jdbc.sql("select * from shortlist where brief_id = ? and id < ? order by id desc limit ?")
            .params(brief.value(), before, limit)
            .query(this::read)
            .list();
    }

    private Shortlist read(ResultSet row, int number) throws SQLException {
        return new Shortlist(row.getObject("id", UUID.class), new BriefId(row.getObject("brief_id", UUID.class)),
                new CompanyId(row.getObject("company_id", UUID.class)), row.getInt("policy_version"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("question"), Shortlist.Asked.class), row.getInt("compared"),
                row.getBoolean("explored"), json.readValue(row.getString("candidates"), CANDIDATES));
    }

    /// Of those who are still in the roster, whether they can be booked.
    Map<UUID, Boolean> bookable(Collection<UUID> engineers, Instant start) {
        var found = new HashMap<UUID, Boolean>();
        jdbc.sql(BOOKABLE)
            .param("engineers", engineers.toArray(UUID[]::new))
            .param("start", start.atOffset(ZoneOffset.UTC))
            .query((ResultSet row) -> {
                found.put(row.getObject("engineer_id", UUID.class), row.getBoolean("bookable"));
            });
        return found;
    }

    /// What those are called who can still be seen.
    Map<UUID, Known> known(Collection<UUID> engineers) {
        var found = new HashMap<UUID, Known>();
        jdbc.sql(
                "select engineer_id, name, headline from engineer_profile where engineer_id = any(?) and suspended_at is null")
            .param(engineers.toArray(UUID[]::new))
            .query((ResultSet row) -> {
                found.put(row.getObject("engineer_id", UUID.class),
                        new Known(row.getString("name"), row.getString("headline")));
            });
        return found;
    }

    void choose(UUID shortlist, EngineerId engineer, BookingId booking, Instant now) {
        jdbc.sql("insert into shortlist_choice (booking_id, shortlist_id, engineer_id, chosen_at) values (?, ?, ?, ?)")
            .params(booking.value(), shortlist, engineer.value(), now.atOffset(ZoneOffset.UTC))
            .update();
    }

    List<Exposure> exposures(UUID after, int limit) {
        return jdbc.sql(EXPOSURES)
            .params(Map.of("after", after, "limit", limit))
            .query((row, number) -> new Exposure(row.getObject("engineer_id", UUID.class), row.getLong("shown"),
                    row.getLong("chosen"), instant(row.getObject("first_shown_at", OffsetDateTime.class))))
            .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : Objects.requireNonNull(time).toInstant();
    }

    record Known(String name, String headline) {
    }

}
