package dev.cadence.ratings;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.EngineerId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How engineers stand with all who rated them: a running total for each, changed in the transaction that shows a rating.
/// Each booking counts once, however many of its days were rated.
@Repository
public class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param engineers some thousands at most
    /// @return nothing about those of whom no rating counts yet
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<EngineerId, Standing> of(Collection<EngineerId> engineers) {
        if (engineers.isEmpty()) {
            return Map.of();
        }
        return jdbc
            .sql("select engineer_id, stars_sum, stars_count from engineer_rating where engineer_id in (:engineers)")
            .param("engineers", engineers.stream().map(EngineerId::value).toList())
            .query((row, number) -> Map.entry(new EngineerId(row.getObject("engineer_id", UUID.class)),
                    new Standing(row.getInt("stars_sum"), row.getInt("stars_count"))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void count(EngineerId engineer, int stars) {
        jdbc.sql(
                """
                        insert into engineer_rating (engineer_id, stars_sum, stars_count) values (?, ?, 1)
                        on conflict (engineer_id) do update
                        set stars_sum = engineer_rating.stars_sum + excluded.stars_sum, stars_count = engineer_rating.stars_count + 1""")
            .params(engineer.value(), stars)
            .update();
    }

    /// The stars of all bookings that count, added up, and how many bookings these are.
    public record Standing(int starsSum, int starsCount) {
    }

}
