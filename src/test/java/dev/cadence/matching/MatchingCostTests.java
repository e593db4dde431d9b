package dev.cadence.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.CountedStatements;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.matching.ShortlistFixtures.brief;
import static dev.cadence.matching.ShortlistFixtures.seen;
import static dev.cadence.matching.ShortlistFixtures.shortlist;
import static org.assertj.core.api.Assertions.assertThat;

/// What a shortlist costs, however many can be booked. Nothing here looks at a watch: what counts is the number of
/// statements, and what the planner makes of each among 10,000.
@CadenceTest
@Import(CountedStatements.class)
record MatchingCostTests(Marketplace marketplace, JdbcClient jdbc) {

    private static final Path PLANS = Path.of("target", "matching-plans.txt");

    private static final Map<String, Object> EVERYTHING = Map.of("paragraph", "A service that grows.", "required",
            List.of("Go", "PostgreSQL"), "niceToHave", List.of("Kafka"), "weeklyBudget",
            Map.of("amount", 120_000, "currency", "USD"), "timeZone", "Europe/Lisbon", "industry", "fintech");

    @Test
    void aShortlistTakesAsManyStatementsAmongManyAsAmongFewHoweverManyAreAway() {
        approve(40, 0);
        var founder = marketplace.cast().founder().api();
        var brief = brief(founder, EVERYTHING, false);
        var amongFew = statementsFor(founder, brief);

        approve(4_000, 1);
        jdbc.sql("""
                insert into blocked_period (engineer_id, number, starts_at, ends_at)
                select engineer_id, 0, '2026-03-01', '2026-04-01' from engineer_profile where headline <> 'Number 0'""")
            .update();
        jdbc.sql("update engineer_profile set engaged = true where headline = 'Number 7'").update();

        assertThat(statementsFor(founder, brief)).isEqualTo(amongFew).isLessThanOrEqualTo(13);
        assertThat(seen(shortlist(founder, brief))).hasSizeGreaterThan(4);
    }

    @Test
    void aNewcomersPlaceTakesOneStatementMore() {
        approve(40, 0);
        var founder = marketplace.cast().founder().api();
        var usual = brief(founder, EVERYTHING, false);
        var exploring = brief(founder, EVERYTHING, true);

        assertThat(statementsFor(founder, exploring)).isEqualTo(statementsFor(founder, usual) + 1);
    }

    @Test
    void everyStatementGoesThroughAnIndex() throws IOException {
        approve(10_000, 0);
        var founder = marketplace.cast().founder().api();
        var brief = brief(founder, EVERYTHING);
        var shortlist = shortlist(founder, brief);
        showMany();
        jdbc.sql("analyze").update();
        var engineers = jdbc.sql("select engineer_id from candidate limit 24").query(UUID.class).list();
        var horizon = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text").query(Long.class).single();

        var plans = new LinkedHashMap<String, String>();
        plans.put("what has changed", plan(Pool.CHANGED, Map.of("since", horizon)));
        plans.put("who can be booked", plan(ShortlistBook.BOOKABLE, Map.of("engineers", engineers.toArray(UUID[]::new),
                "start", MutableClock.NOON.atOffset(ZoneOffset.UTC))));
        plans.put("the shortlists of a brief",
                plan("select * from shortlist where brief_id = :id order by id desc limit 20",
                        Map.of("id", UUID.fromString(shortlist.at("/briefId")))));
        plans.put("exposures", plan(ShortlistBook.EXPOSURES, Map.of("after", new UUID(0, 0), "limit", 20)));

        Files.writeString(PLANS,
                plans.entrySet()
                    .stream()
                    .map(plan -> "-- %s\n%s\n".formatted(plan.getKey(), plan.getValue()))
                    .collect(Collectors.joining("\n")));
        assertThat(plans).allSatisfy((name, plan) -> assertThat(plan).as(name)
            .doesNotContainPattern("Seq Scan on (candidate|engineer_profile|shortlist|shortlist_place)\\b"));
    }

    private void showMany() {
        jdbc.sql(
                """
                        insert into shortlist (id, brief_id, company_id, policy_version, made_at, explored, compared, question, candidates)
                        select gen_random_uuid(), brief_id, company_id, policy_version, made_at, explored, compared, question, '[]'
                        from shortlist, generate_series(1, 3000)""")
            .update();
        jdbc.sql("""
                insert into shortlist_place (shortlist_id, place, engineer_id) select shortlist.id, 1, shown.engineer_id
                from (select id, row_number() over () as number from shortlist where candidates = '[]') shortlist
                join (select engineer_id, row_number() over () as number from candidate) shown using (number)""")
            .update();
    }

    private int statementsFor(Api founder, String brief) {
        // What is new is remembered, and so are the keys of callers.
        shortlist(founder, brief);
        CountedStatements.COUNT.set(0);
        shortlist(founder, brief);
        return CountedStatements.COUNT.get();
    }

    private String plan(String statement, Map<String, ?> parameters) {
        return String.join("\n",
                jdbc.sql("explain (analyze, buffers off, timing off, summary off) " + statement)
                    .params(parameters)
                    .query(String.class)
                    .list());
    }

    private void approve(int engineers, int seed) {
        jdbc.sql(
                """
                        insert into engineer_profile (engineer_id, name, headline, biography, location, links, tier, time_zone,
                            works_from, works_until, works_on, skills, skill_slugs, skill_years, available_from, approved_at, engaged)
                        select gen_random_uuid(), 'Engineer ' || i, 'Number ' || i % 40, 'Builds.', '', '{}',
                            (array['JUNIOR', 'MID', 'MID', 'SENIOR', 'LEAD'])[1 + i % 5],
                            (array['Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kolkata'])[1 + i % 3], time '09:00', time '17:30',
                            '{MONDAY,TUESDAY}', skills, slugs, array_fill(5, array[cardinality(skills)]), '2026-01-01',
                            timestamptz '2026-01-01' + i * interval '1 minute', false
                        from generate_series(1, :engineers) i
                        cross join lateral (select case (i + :seed) % 3 when 0 then '{Go,PostgreSQL}' when 1 then '{Go,Kafka}' else '{Rust}' end::text[] as skills,
                            case (i + :seed) % 3 when 0 then '{go,postgresql}' when 1 then '{go,kafka}' else '{rust}' end::text[] as slugs) s""")
            .params(Map.of("engineers", engineers, "seed", seed))
            .update();
    }

}
