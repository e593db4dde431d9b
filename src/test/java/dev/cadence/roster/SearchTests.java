package dev.cadence.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.WorkingHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record SearchTests(Api api, Cast cast, Roster roster, Spelling spelling, MutableClock clock) {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lovelace               | Ada
            Lovelace Rust          | ''
            engineering            | Grace Ada
            payment                | Grace Ada
            pay                    | Grace Ada
            payments compiler      | Grace
            compil                 | Grace
            compilerz              | Grace
            c++                    | Grace
            C                      | Ken
            c#                     | Jose
            .net                   | Jose
            node.js                | Ken
            node                   | Ken
            kubernetes             | Ada
            kuberntes              | Ada
            kuberntes payments     | Ada
            spring boot            | Ada
            spring-boot            | Ada
            sprnig                 | Ada
            jose                   | Jose
            José                   | Jose
            the payments and       | Grace Ada
            zzzzzz                 | ''
            ' ; drop table x'      | ''
            payments') or true     | ''
            a:* & !b               | ''
            """)
    void everyWordMatchesWhateverItsEnding(String q, String expected) {
        aSmallRoster();

        assertThat(String.join(" ", names("?sort=newest&q=" + encoded(q)))).as(q).isEqualTo(expected);
    }

    @Test
    void theAnswerSaysWhatWasSearchedBesidesAWordThatNobodyHas() {
        aSmallRoster();

        var answer = api.get("/v1/engineers?q=kuberntes+payments");

        assertThat(answer.body().at("/corrected").toString())
            .isEqualTo("[{\"word\":\"kuberntes\",\"searched\":[\"kubernetes\"]}]");
        assertThat(api.get("/v1/engineers?q=kubernetes").body().has("corrected")).isFalse();
    }

    @Test
    void whoCameSinceTheWordsWereReadIsFoundByThem() {
        aSmallRoster();
        approve("Barbara", "Likes Erlang", "", Tier.MID, "Erlang");

        assertThat(names("?q=erlang")).containsExactly("Barbara");
        assertThat(names("?q=barb")).containsExactly("Barbara");
    }

    @Test
    void whoIsErasedOrSuspendedIsFoundByNoWordAndLeavesTheWordsWhenTheyAreReadNext() {
        aSmallRoster();
        var engineer = approve("Zebediah", "Builds things", "", Tier.MID, "Go");
        spelling.readAgain();
        roster.suspend(engineer, "Rude", cast.admin().caller().account());

        assertThat(names("?q=zebediah")).isEmpty();
        assertThat(api.get("/v1/engineers?q=zebediahh").text()).contains("zebediah\"");
        spelling.readAgain();
        assertThat(api.get("/v1/engineers?q=zebediahh").body().has("corrected")).isFalse();
    }

    @Test
    void wordsAreReadAgainAfterTenMinutesByOneInstanceAtATime() {
        approve("Zebediah", "Builds things", "", Tier.MID, "Go");
        spelling.refresh();
        assertThat(corrected("zebediahh")).isTrue();
        approve("Hieronymus", "Builds things", "", Tier.MID, "Go");

        spelling.refresh();
        assertThat(corrected("hieronymuss")).isFalse();

        clock.advance(Duration.ofMinutes(10));
        spelling.refresh();
        assertThat(corrected("hieronymuss")).isTrue();
    }

    @Test
    void whatIsSaidFirstCountsMore() {
        approve("InHeadline", "Knows Elixir", "", Tier.MID, "Go");
        approve("InSkills", "Builds things", "", Tier.MID, "Elixir");
        approve("InBiography", "Builds things", "Has used Elixir once.", Tier.MID, "Go");

        assertThat(names("?q=elixir")).containsExactly("InSkills", "InHeadline", "InBiography");
        assertThat(names("?q=elixir&sort=newest")).containsExactly("InBiography", "InSkills", "InHeadline");
    }

    @Test
    void pagesByRelevanceShowEveryMatchOnceAndNobodyWhoCameSince() {
        for (var number = 0; number < 9; number++) {
            approve("E" + number, number % 2 == 0 ? "Knows Elixir" : "Builds things", "Elixir", Tier.MID, "Go");
        }
        var all = names("?q=elixir");
        assertThat(all).containsExactly("E8", "E6", "E4", "E2", "E0", "E7", "E5", "E3", "E1");

        assertThat(pageThrough("?q=elixir&limit=2", () -> approve("Late", "Elixir", "Elixir", Tier.MID, "Elixir")))
            .isEqualTo(all);
    }

    @Test
    void whoIsNotRankedAnyMoreFollowsAsTheNewest() {
        for (var number = 0; number < 207; number++) {
            approve("E" + number, number == 100 ? "Knows Elixir" : "Builds things", "Elixir", Tier.MID, "Go");
        }

        var seen = pageThrough("?q=elixir&limit=30", () -> {
        });

        assertThat(seen).hasSize(207).doesNotHaveDuplicates().startsWith("E100", "E206").endsWith("E2", "E1", "E0");
    }

    @Test
    void pagesBySoonestStartShowEveryoneOnce() {
        for (var number = 0; number < 5; number++) {
            approveFrom(Instant.parse("2026-04-0%dT00:00:00Z".formatted(9 - number)), "E" + number);
        }
        approveFrom(Instant.parse("2026-04-07T00:00:00Z"), "E5");

        assertThat(pageThrough("?sort=available&limit=2", () -> {
        })).hasSize(6).startsWith("E4", "E3").endsWith("E1", "E0");
    }

    @ParameterizedTest
    @CsvSource({ "?limit=1&sort=available", "?limit=1&q=go", "?limit=1&q=elixir&sort=newest", "?limit=1&tier=MID",
            "?limit=1&skills=Go", "?limit=1&zone=Europe/Lisbon", "?limit=1&available=true" })
    void aCursorOfOneSearchIsNoneOfAnother(String search) {
        for (var number = 0; number < 3; number++) {
            approve("E" + number, "Knows Elixir", "", Tier.MID, "Go");
        }
        var next = api.get("/v1/engineers?limit=1&q=elixir").at("/next");

        assertThat(api.get("/v1/engineers?limit=2&q=elixir&cursor=" + next).status()).isEqualTo(200);
        assertThat(api.get("/v1/engineers%s&cursor=%s".formatted(search, next)).problem()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({ "q=, q", "q=%20, q", "q=!!!, q", "q=the, q", "q=a%07b, q", "sort=relevance, sort", "sort=price, sort",
            "zone=%2B02:00, zone", "zone=Mars/Base, zone", "zone=, zone", "hours=09:00-17:00, zone",
            "minOverlap=4, zone", "zone=Europe/Lisbon&hours=9-5, hours", "zone=Europe/Lisbon&hours=09:00-09:00, hours",
            "zone=Europe/Lisbon&hours=09:00, hours", "zone=Europe/Lisbon&minOverlap=0, minOverlap",
            "zone=Europe/Lisbon&minOverlap=25, minOverlap" })
    void aValueThatMeansNothingIsRefusedByItsName(String query, String parameter) {
        for (var path : query.startsWith("sort") ? List.of("") : List.of("", "/facets")) {
            var answer = api.get("/v1/engineers%s?%s".formatted(path, query));
            assertThat(answer.problem()).as(query).isEqualTo("invalid-request");
            assertThat(answer.at("/errors/0/field")).isEqualTo(parameter);
        }
    }

    @Test
    void aTextIsAtMostTwoHundredCharactersLong() {
        assertThat(api.get("/v1/engineers?q=" + "a".repeat(200)).status()).isEqualTo(200);
        assertThat(api.get("/v1/engineers?q=" + "a".repeat(201)).at("/errors/0/field")).isEqualTo("q");
        assertThat(api.get("/v1/engineers?q=" + "b+".repeat(100)).status()).isEqualTo(200);
    }

    @Test
    void hoursOfOverlapAreShownAndAskedFor() {
        approveIn("Europe/Lisbon", 9, "Lisbon");
        approveIn("Asia/Kolkata", 9, "Kolkata");
        approveIn("Asia/Kolkata", 14, "LateInKolkata");

        var answer = api.get("/v1/engineers?zone=America/New_York");
        assertThat(answer.body().at("/items").valueStream().map(item -> item.at("/overlapHours").toString()))
            .containsExactly("2.5", "0.0", "3.0");
        assertThat(names("?zone=America/New_York&minOverlap=3")).containsExactly("Lisbon");
        assertThat(names("?zone=America/New_York&hours=06:00-14:00&minOverlap=5")).containsExactly("LateInKolkata",
                "Lisbon");
        // A week later the clocks of New York have changed.
        assertThat(names("?zone=America/New_York&minOverlap=4&availableFrom=2026-03-09T12:00:00Z"))
            .containsExactly("Lisbon");
        assertThat(api.get("/v1/engineers").text()).doesNotContain("overlapHours");
    }

    @Test
    void facetsCountWhomTheOtherFiltersLetThrough() {
        approve("Ada", "Builds things", "", Tier.MID, "Go", "Rust");
        approve("Ken", "Builds things", "", Tier.LEAD, "go", "C");
        approve("Grace", "Compiles things", "", Tier.LEAD, "C");

        assertThat(api.get("/v1/engineers/facets?tier=LEAD").text()).isEqualTo("""
                {"tiers":[{"value":"LEAD","engineers":2},{"value":"MID","engineers":1}],\
                "skills":[{"value":"C","engineers":2},{"value":"go","engineers":1}],\
                "available":[{"value":"true","engineers":2}],"regions":[{"value":"Europe","engineers":2}]}""");
        assertThat(api.get("/v1/engineers/facets?tier=LEAD&skills=Go&q=builds&available=false").text()).isEqualTo("""
                {"tiers":[],"skills":[],"available":[{"value":"true","engineers":1}],"regions":[]}""");
        assertThat(api.get("/v1/engineers/facets?zone=Europe/London&minOverlap=9").text()).isEqualTo("""
                {"tiers":[],"skills":[],"available":[],"regions":[]}""");
    }

    private void aSmallRoster() {
        approve("Ken", "Writes small systems", "Unix.", Tier.MID, "C", "Node.js");
        approve("José", "Ships mobile things", "", Tier.MID, "C#", ".NET");
        approve("Ada", "Payments engineer", "As in Lovelace.", Tier.MID, "Kubernetes", "Spring Boot");
        approve("Grace", "Writes compilers", "Many engineers in payments know her.", Tier.MID, "C++");
        spelling.readAgain();
    }

    private EngineerId approve(String name, String headline, String biography, Tier tier, String... skills) {
        return approve(new Introduction(name, headline, biography, "", List.of(), ZoneId.of("Europe/London"),
                ProfileTests.NINE_TO_FIVE, Stream.of(skills).map(skill -> new Proficiency(Skill.of(skill), 5)).toList(),
                null), tier);
    }

    private void approveFrom(Instant start, String name) {
        approve(ProfileTests.someone(name, start, "Go"), Tier.MID);
    }

    private void approveIn(String zone, int hour, String name) {
        approve(new Introduction(name, "Builds things", "", "", List.of(), ZoneId.of(zone),
                new WorkingHours(LocalTime.of(hour, 0), LocalTime.of(hour + 8, 0)),
                List.of(new Proficiency(Skill.of("Go"), 5)), null), Tier.MID);
    }

    private EngineerId approve(Introduction introduction, Tier tier) {
        clock.advance(Duration.ofMillis(1));
        return ProfileTests.approved(roster, EngineerId.next(), tier, introduction, clock.instant()).id();
    }

    private boolean corrected(String word) {
        return api.get("/v1/engineers?q=" + word).body().has("corrected");
    }

    private List<String> names(String query) {
        return names(api.get("/v1/engineers" + query));
    }

    private static List<String> names(Api.Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
            .get("items")
            .valueStream()
            .map(item -> item.get("name").asString().replace("é", "e"))
            .toList();
    }

    private List<String> pageThrough(String query, Runnable betweenPages) {
        var page = api.get("/v1/engineers" + query);
        var seen = new ArrayList<>(names(page));
        while (page.body().has("next")) {
            betweenPages.run();
            page = api.get("/v1/engineers%s&cursor=%s".formatted(query, page.at("/next")));
            seen.addAll(names(page));
        }
        return seen;
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

}
