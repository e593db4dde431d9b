package dev.cadence.processes;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Two instances answer briefs out of one database, each from its own memory.
@CadenceTest
record TwoInstancesShortlistTests(Marketplace marketplace, JdbcClient jdbc) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final int BRIEFS = 40;

    private static final List<List<String>> SKILLS = List.of(List.of("Go"), List.of("Go", "PostgreSQL"),
            List.of("Rust", "Kafka"), List.of("Elixir", "Go", "React"), List.of());

    @Test
    void theSameBriefHasTheSameAnswerToTheByteWhicheverInstanceIsAsked() {
        var instances = twoInstances();
        approve(1_000);
        exploreInHalfOfAllShortlists();
        var founder = marketplace.cast().founder().api();
        var briefs = IntStream.range(0, BRIEFS).mapToObj(number -> brief(founder, number)).toList();

        // Each of them reads what the other has not seen, in another order.
        var first = briefs.stream().map(brief -> answer(founder.elsewhere(instances.get(0)), brief)).toList();
        var second = briefs.reversed()
            .stream()
            .map(brief -> answer(founder.elsewhere(instances.get(1)), brief))
            .toList()
            .reversed();

        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(answer -> answer.contains("\"explored\":true")).hasSizeBetween(1, BRIEFS - 1);
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void whoWasBookedAtOneInstanceIsNotShownByTheOtherFromThenOnAndIsAgainWhenFree() {
        var instances = twoInstances();
        var engineer = marketplace.anEngineer(Tier.MID);
        var founder = marketplace.aFounderWithCard().api();
        var brief = founder.post("/v1/briefs", Map.of("paragraph", "Java.")).at("/id");

        for (var round = 0; round < 10; round++) {
            var here = founder.elsewhere(instances.get(round % 2));
            var there = founder.elsewhere(instances.get((round + 1) % 2));
            assertThat(shown(there, brief)).containsExactly(engineer.caller().engineer().value().toString());
            var booking = here.post("/v1/bookings", Map.of("engineerId", engineer.caller().engineer().value()));
            assertThat(booking.status()).as(booking.text()).isEqualTo(201);
            assertThat(shown(there, brief)).isEmpty();
            here.put("/v1/bookings/%s/withdrawal".formatted(booking.at("/id")));
        }
    }

    private static List<URI> twoInstances() {
        var instances = Stream.of(INSTANCES.next(), INSTANCES.next()).toList();
        instances.forEach(instance -> instance.goOnAt(MutableClock.NOON));
        return instances.stream().map(Instance::address).toList();
    }

    /// All but which shortlist it is and when it was made. Nobody is remembered to have
    /// been shown, so that the next one is asked the same.
    private String answer(Api founder, String brief) {
        var shortlist = founder.post("/v1/briefs/%s/shortlists".formatted(brief), Map.of());
        assertThat(shortlist.status()).as(shortlist.text()).isEqualTo(201);
        jdbc.sql("""
                update candidate set first_shown_at = null, changed_in = pg_current_xact_id(), changes = changes + 1
                where first_shown_at is not null""").update();
        return shortlist.text().replaceFirst("\"id\":\"[^\"]+\",", "").replaceFirst("\"madeAt\":\"[^\"]+\",", "");
    }

    private static List<String> shown(Api founder, String brief) {
        return founder.post("/v1/briefs/%s/shortlists".formatted(brief), Map.of())
            .body()
            .at("/places")
            .valueStream()
            .map(place -> place.at("/engineerId").asString())
            .toList();
    }

    private static String brief(Api founder, int number) {
        var brief = founder.post("/v1/briefs",
                Map.of("paragraph", "Brief number " + number, "required", SKILLS.get(number % SKILLS.size()),
                        "weeklyBudget", Map.of("amount", 100_000 + number * 1_000, "currency", "USD"), "startAt",
                        "2026-03-09T09:00:00Z", "timeZone", number % 2 == 0 ? "Europe/Lisbon" : "Asia/Kolkata"));
        assertThat(brief.status()).as(brief.text()).isEqualTo(201);
        return brief.at("/id");
    }

    /// In one of ten, it might be that there are none among so few.
    private void exploreInHalfOfAllShortlists() {
        jdbc.sql("insert into matching_policy values (2, '2026-01-02', 40, 20, 15, 15, 10, 5, 400, 5, 28, 5000)")
            .update();
    }

    /// Many are alike, all idle for so long that a second more counts for nothing.
    private void approve(int engineers) {
        jdbc.sql(
                """
                        insert into engineer_profile (engineer_id, name, headline, biography, location, links, tier, time_zone,
                            works_from, works_until, works_on, skills, skill_slugs, skill_years, available_from, approved_at, engaged)
                        select gen_random_uuid(), 'Engineer ' || i, 'Builds services', 'Builds.', '', '{}',
                            (array['JUNIOR', 'MID', 'MID', 'SENIOR', 'LEAD'])[1 + i % 5],
                            (array['Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kolkata'])[1 + i % 3], time '09:00', time '17:30',
                            '{MONDAY,TUESDAY}', names, array(select lower(unnest(names))), array_fill(5, array[cardinality(names)]),
                            '2026-01-01', timestamptz '2026-01-01' + (i % 7) * interval '1 minute', i % 11 = 0
                        from generate_series(1, ?) i join (values (0, '{Go,PostgreSQL}'::text[]), (1, '{Rust,Kafka}'), (2, '{Go,React,Elixir}'), (3, '{Java}'))
                            skill (number, names) on number = i % 4""")
            .param(engineers)
            .update();
    }

}
