package dev.cadence.vetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Every version of the rules of vetting, read from the database. Versions never change, so each is read once.
@Service
class PolicyBook {

    private final JdbcClient jdbc;

    private final Map<Integer, VettingPolicy> known = new ConcurrentHashMap<>();

    PolicyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VettingPolicy version(int version) {
        return known.computeIfAbsent(version,
                unread -> jdbc.sql("select * from vetting_policy where version = ?")
                    .param(unread)
                    .query(PolicyBook::read)
                    .single());
    }

    VettingPolicy inForceAt(Instant now) {
        return version(
                jdbc.sql("select version from vetting_policy where valid_from <= ? order by valid_from desc limit 1")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .query(Integer.class)
                    .single());
    }

    private static VettingPolicy read(ResultSet row, int number) throws SQLException {
        return new VettingPolicy(row.getInt("version"), row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getInt("bookable_from_score"), row.getInt("upper_tiers_from_score"),
                days(row, "decide_within_days"), days(row, "apply_again_after_days"), days(row, "appeal_within_days"),
                days(row, "decide_appeal_within_days"), Duration.ofHours(row.getInt("move_notice_hours")),
                Duration.ofMinutes(row.getInt("no_show_after_minutes")));
    }

    private static Duration days(ResultSet row, String column) throws SQLException {
        return Duration.ofDays(row.getInt(column));
    }

}
