package dev.cadence.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every version of the policy `matching`.
@Repository
class MatchingPolicies {

    private final JdbcClient jdbc;

    MatchingPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MatchingPolicy inForceAt(Instant now) {
        return jdbc.sql("select * from matching_policy where valid_from <= ? order by valid_from desc limit 1")
            .param(now.atOffset(ZoneOffset.UTC))
            .query(MatchingPolicies::read)
            .single();
    }

    MatchingPolicy version(int version) {
        return jdbc.sql("select * from matching_policy where version = ?")
            .param(version)
            .query(MatchingPolicies::read)
            .single();
    }

    private static MatchingPolicy read(ResultSet row, int number) throws SQLException {
        return new MatchingPolicy(row.getInt("version"),
                new Weights(row.getInt("skills"), row.getInt("price"), row.getInt("overlap"), row.getInt("ratings"),
                        row.getInt("utilisation"), row.getInt("industry")),
                row.getInt("prior_stars_hundredths"), row.getInt("prior_bookings"),
                Duration.ofDays(row.getInt("idle_days")), row.getInt("exploration_basis_points"));
    }

}
