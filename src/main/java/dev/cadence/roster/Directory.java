package dev.cadence.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.vetting.Tier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists the engineers that can be seen, newest approved first: one statement a page, however deep the page is.
@Service
@Transactional(readOnly = true)
class Directory {

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Entry> browse(Search search) {
        var statement = search.statement();
        var rows = jdbc.sql(statement.sql()).params(statement.parameters()).query(Directory::entry).list();
        return Page.of(rows, search.limit(), Entry::cursor);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getObject("engineer_id", UUID.class), row.getString("name"), row.getString("headline"),
                Tier.valueOf(row.getString("tier")), List.of((String[]) row.getArray("skills").getArray()),
                ZoneId.of(row.getString("time_zone")), !row.getBoolean("engaged"), instant(row, "available_from"),
                instant(row, "approved_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// An engineer's line in the listing.
    record Entry(UUID id, String name, String headline, Tier tier, List<String> skills, ZoneId timeZone,
            boolean available, Instant availableFrom, Instant approvedAt) {

        String cursor() {
            return new Cursor(approvedAt, id).word();
        }

    }

}
