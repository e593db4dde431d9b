package dev.cadence.roster;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.roster.Place.Phase;
import dev.cadence.shared.Page;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and counts the engineers that can be seen: one statement a page, however deep the page is, and before it one
/// that reads what was typed and says how to plan, and one that asks for new ways to work, where these count.
@Service
@Transactional(readOnly = true)
class Directory {

    private final JdbcClient jdbc;

    private final Spelling spelling;

    private final WorkingPatterns patterns;

    private final Clock clock;

    Directory(JdbcClient jdbc, Spelling spelling, WorkingPatterns patterns, Clock clock) {
        this.jdbc = jdbc;
        this.spelling = spelling;
        this.patterns = patterns;
        this.clock = clock;
    }

    Listing browse(Search search) {
        var after = search.after();
        var asked = ask(search.filter());
        var statement = search.statement(asked.parameters());
        var rows = jdbc.sql(statement.sql())
            .params(statement.parameters())
            .query((row, number) -> row(row, asked.shares, search.phase(after)))
            .list();
        return new Listing(page(rows, search, after), asked.corrected());
    }

    /// When all who were ranked have been shown, those who were not follow.
    private static Page<Entry> page(List<Row> rows, Search search, @Nullable Place after) {
        var page = Page.of(rows, search.limit(), row -> row.place.word(search.words())).map(row -> row.entry);
        if (page.next() != null || rows.isEmpty()) {
            return page;
        }
        var rest = rows.getLast().rest;
        return rest == null ? page : new Page<>(page.items(), rest.word(search.words()));
    }

    Facets count(Filter filter) {
        var asked = ask(filter);
        return Facets.read(jdbc.sql(Facets.statement(filter)).params(asked.parameters()));
    }

    private Asked ask(Filter filter) {
        var now = clock.instant();
        var reading = filter.text() == null ? null : spelling.read(filter.text());
        if (reading == null) {
            jdbc.sql("select " + Search.PLANNED).query((row, number) -> number).single();
        }
        var week = filter.week(now);
        return new Asked(filter, reading, week == null ? null : patterns.sharedWith(week), now);
    }

    private static Row row(ResultSet row, WorkingPatterns.@Nullable Shares shares, Phase phase) throws SQLException {
        var overlap = shares == null ? null : shares.of(row.getInt("working_pattern_id"));
        var entry = new Entry(row.getObject("engineer_id", UUID.class), row.getString("name"),
                row.getString("headline"), Tier.valueOf(row.getString("tier")),
                List.of((String[]) row.getArray("skills").getArray()), ZoneId.of(row.getString("time_zone")),
                row.getInt("capacity_hours"), row.getBoolean("available"), instant(row, "available_from"),
                overlap == null ? null : overlap.hoursADay());
        return switch (phase) {
            case NEWEST -> new Row(entry, new Place(phase, instant(row, "approved_at"), entry.id), null);
            case SOONEST -> new Row(entry, new Place(phase, entry.availableFrom, entry.id), null);
            case RANKED -> new Row(entry,
                    new Place(phase, row.getFloat("rank"), instant(row, "approved_at"), entry.id,
                            instant(row, "newest")),
                    row.getInt("candidates") < Search.MOST_RANKED ? null : new Place(Phase.NEWEST,
                            instant(row, "oldest_at"), row.getObject("oldest_id", UUID.class)));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// An engineer's line in the listing.
    record Entry(UUID id, String name, String headline, Tier tier, List<String> skills, ZoneId timeZone,
            int capacityHours, boolean available, Instant availableFrom, @Nullable BigDecimal overlapHours) {
    }

    /// @param corrected words that no profile has, and what was searched besides
    record Listing(Page<Entry> page, List<Spelling.Correction> corrected) {
    }

    /// @param rest where those who were not ranked begin, if there are any
    private record Row(Entry entry, Place place, @Nullable Place rest) {
    }

    /// A filter, and what had to be asked before it can be.
    private record Asked(Filter filter, Spelling.@Nullable Reading reading, WorkingPatterns.@Nullable Shares shares,
            Instant now) {

        Map<String, Object> parameters() {
            return filter.parameters(reading == null ? null : reading.query(), shares, now);
        }

        List<Spelling.Correction> corrected() {
            return reading == null ? List.of() : reading.corrected();
        }

    }

}
