package dev.cadence.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.CountedStatements;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What browsing costs, of a large roster's engineers some of whom are suspended. Nothing here looks at a watch: what
/// counts is the number of statements, and what the planner makes of each among 20,000.
@CadenceTest
@Import(CountedStatements.class)
record BrowseCostTests(Api api, JdbcClient jdbc) {

    private static final Path PLANS = Path.of("target", "roster-plans.txt");

    private static final Place DEEP = new Place(Place.Phase.NEWEST, MutableClock.NOON.minusSeconds(15_000 * 60),
            new UUID(0, 0));

    @Test
    void everyPageOfEveryListingTakesOneStatementAndOneThatSaysHowToPlanIt() {
        approve(2_000);
        for (var query : List.of("", "tier=LEAD", "tier=LEAD&tier=MID", "skills=Go,PostgreSQL",
                "skills=Rust,Scala&match=any", "tier=SENIOR&skills=Go", "available=true",
                "availableFrom=2026-02-01T00:00:00Z", "limit=100")) {
            assertThat(statementsFor("/v1/engineers?" + query)).as(query).isEqualTo(2);
        }
    }

    @Test
    void wordsAreReadWithThatStatementAndHoursOfOverlapWithAnother() {
        approve(2_000);
        api.get("/v1/engineers?zone=Europe/Lisbon");

        assertThat(statementsFor("/v1/engineers?q=people+engin")).isEqualTo(2);
        assertThat(statementsFor("/v1/engineers?zone=Europe/Paris&minOverlap=4")).isEqualTo(3);
        assertThat(statementsFor("/v1/engineers?q=peopel&zone=Europe/Paris&minOverlap=4&tier=LEAD&skills=Go"))
            .isEqualTo(3);
        assertThat(statementsFor("/v1/engineers/facets?q=people&zone=Europe/Paris&minOverlap=4")).isEqualTo(3);
    }

    @Test
    void theFiftiethPageTakesAsManyStatementsAsTheFirst() {
        approve(2_000);
        var path = "/v1/engineers?skills=Go";
        for (var page = 1; page < 50; page++) {
            path = "/v1/engineers?skills=Go&cursor=" + api.get(path).at("/next");
        }

        assertThat(statementsFor(path)).isEqualTo(2);
    }

    @Test
    void aProfileTakesOneStatement() {
        approve(2_000);
        assertThat(statementsFor("/v1/engineers/" + api.get("/v1/engineers?limit=1").at("/items/0/id"))).isOne();
    }

    @Test
    void everyListingIsReadThroughAnIndex() throws IOException {
        approve(20_500);
        var plans = new LinkedHashMap<String, String>();
        searches().forEach((name, search) -> plans.put(name, plan(search)));

        Files.writeString(PLANS,
                plans.entrySet()
                    .stream()
                    .map(plan -> "-- %s\n%s\n\n".formatted(plan.getKey(), plan.getValue()))
                    .reduce("", String::concat));
        assertThat(plans).allSatisfy((name, plan) -> assertThat(plan).as(name)
            .doesNotContain("Seq Scan on engineer_profile")
            .containsPattern("Index (Only )?Scan (Backward )?(using|on) engineer_profile_"));
    }

    /// Every third approval falls on the same instant as the two before it; common skills
    /// are known to two in three, rare ones to one in twenty.
    private void approve(int engineers) {
        jdbc.sql(
                """
                        insert into engineer_profile (engineer_id, name, headline, biography, location, links, tier, time_zone,
                            works_from, works_until, works_on, skills, skill_slugs, skill_years, available_from, approved_at,
                            suspended_at, erased_at, engaged)
                        select gen_random_uuid(), 'Engineer ' || i, 'Builds and runs services, number ' || i,
                            'Has built things that people use, as ' || i % 40 || ' others have.', '', '{}',
                            (array['JUNIOR', 'MID', 'MID', 'MID', 'SENIOR', 'SENIOR', 'LEAD'])[1 + i % 7],
                            (array['Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kolkata', 'Africa/Lagos'])[1 + i % 4],
                            time '09:00', time '17:30', '{MONDAY}', skills,
                            string_to_array(lower(replace(array_to_string(skills, ','), ' ', '-')), ','), array_fill(5, array[cardinality(skills)]),
                            approved + (i % 90) * interval '1 day', approved,
                            case when i % 41 = 0 then approved + interval '1 day' end, case when i % 41 = 0 then approved end, i % 3 = 0
                        from generate_series(1, ?) i
                        cross join lateral (select ?::timestamptz - (i / 3) * interval '3 minutes' as approved) a
                        cross join lateral (
                            select coalesce(array_agg(skill order by rank), '{Perl}') as skills
                            from unnest(array['Go', 'PostgreSQL', 'Java', 'TypeScript', 'Python', 'React', 'AWS', 'Kubernetes',
                                'Rust', 'Spring Boot', 'Kafka', 'Terraform', 'Redis', 'GraphQL', 'C++', 'Kotlin', 'Swift',
                                'Elixir', 'Scala', 'C#', '.NET', 'Ruby', 'Rails', 'PHP', 'Vue', 'Node', 'MongoDB', 'Spark',
                                'Airflow', 'Haskell']) with ordinality s (skill, rank)
                            where (hashint8(i * 1000 + rank) & 1023) < 650 / rank + 30
                        ) s""")
            .param(engineers)
            .param(Timestamp.from(MutableClock.NOON))
            .update();
        jdbc.sql("analyze engineer_profile").update();
        // An address's first request is counted in the database, and its next ones in
        // memory.
        api.get("/v1/engineers");
    }

    private static Map<String, Search> searches() {
        var searches = new LinkedHashMap<String, Search>();
        searches.put("no filter", search(Set.of(), List.of(), Filter.Match.ALL, null, null, null));
        searches.put("tier LEAD", search(Set.of(Tier.LEAD), List.of(), Filter.Match.ALL, null, null, null));
        searches.put("tier LEAD or JUNIOR",
                search(Set.of(Tier.LEAD, Tier.JUNIOR), List.of(), Filter.Match.ALL, null, null, null));
        searches.put("skills, all of two common ones",
                search(Set.of(), List.of("Go", "PostgreSQL"), Filter.Match.ALL, null, null, null));
        searches.put("skills, all of two rare ones",
                search(Set.of(), List.of("Haskell", "Airflow"), Filter.Match.ALL, null, null, null));
        searches.put("skills, any of two common ones",
                search(Set.of(), List.of("Go", "PostgreSQL"), Filter.Match.ANY, null, null, null));
        searches.put("skills, any of two rare ones",
                search(Set.of(), List.of("Haskell", "Airflow"), Filter.Match.ANY, null, null, null));
        searches.put("skills, one that nobody has",
                search(Set.of(), List.of("golang"), Filter.Match.ALL, null, null, null));
        searches.put("tier SENIOR and skills, all of",
                search(Set.of(Tier.SENIOR), List.of("Go", "Rust"), Filter.Match.ALL, null, null, null));
        searches.put("tier SENIOR and skills, all of rare ones",
                search(Set.of(Tier.SENIOR), List.of("Haskell", "Airflow"), Filter.Match.ALL, null, null, null));
        searches.put("available", search(Set.of(), List.of(), Filter.Match.ALL, null, true, null));
        searches.put("held", search(Set.of(), List.of(), Filter.Match.ALL, null, false, null));
        searches.put("available by a date that most can keep", search(Set.of(), List.of(), Filter.Match.ALL,
                MutableClock.NOON.plusSeconds(60 * 24 * 3600), null, null));
        searches.put("available by a date that nobody can keep", search(Set.of(), List.of(), Filter.Match.ALL,
                MutableClock.NOON.minusSeconds(60 * 24 * 3600), null, null));
        searches.put("deep cursor", search(Set.of(), List.of(), Filter.Match.ALL, null, null, DEEP));
        searches.put("deep cursor, tier LEAD",
                search(Set.of(Tier.LEAD), List.of(), Filter.Match.ALL, null, null, DEEP));
        searches.put("deep cursor, available, skills, all of rare ones",
                search(Set.of(), List.of("Haskell", "Airflow"), Filter.Match.ALL, null, true, DEEP));
        searches.put("everything at once",
                search(Set.of(Tier.SENIOR), List.of("Go", "Rust"), Filter.Match.ANY, MutableClock.NOON, true, DEEP));
        for (var sort : Search.Sort.values()) {
            searches.put("words, by " + sort, paged(words("peopl & engin:*", Set.of()), sort, null));
        }
        searches.put("words that few have", paged(words("haskel", Set.of()), Search.Sort.RELEVANCE, null));
        searches.put("words and a tier", paged(words("kotlin", Set.of(Tier.LEAD)), Search.Sort.RELEVANCE, null));
        searches.put("soonest", paged(new Filter(null, Set.of(), List.of(), Filter.Match.ALL, null, null, null),
                Search.Sort.AVAILABLE, null));
        return searches;
    }

    private static Search search(Set<Tier> tiers, List<String> skills, Filter.Match match, @Nullable Instant by,
            @Nullable Boolean available, @Nullable Place after) {
        return paged(new Filter(null, tiers, skills.stream().map(Skill::of).toList(), match, by, available, null),
                Search.Sort.NEWEST, after);
    }

    private static Filter words(String query, Set<Tier> tiers) {
        return new Filter(query, tiers, List.of(), Filter.Match.ALL, null, null, null);
    }

    private static Search paged(Filter filter, Search.Sort sort, @Nullable Place after) {
        var first = new Search(filter, sort, null, 20);
        return after == null ? first : new Search(filter, sort, after.word(first.words()), 20);
    }

    private String plan(Search search) {
        var statement = search.statement(search.filter().parameters(search.filter().text(), null, MutableClock.NOON));
        return String.join("\n",
                jdbc.sql("explain (analyze, buffers off, timing off, summary off) " + statement.sql())
                    .params(statement.parameters())
                    .query(String.class)
                    .list());
    }

    private int statementsFor(String path) {
        CountedStatements.COUNT.set(0);
        assertThat(api.get(path).status()).isEqualTo(200);
        return CountedStatements.COUNT.get();
    }

}
