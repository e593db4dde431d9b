package dev.cadence.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.roster.ProfileTests.approved;
import static dev.cadence.roster.ProfileTests.someone;
import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record BrowseTests(Api api, Cast cast, Roster roster, TransactionTemplate transaction, MutableClock clock) {

    @Test
    void anEmptyRosterIsAnEmptyPage() {
        assertThat(api.get("/v1/engineers").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void aLineShowsWhatTheWorldMaySeeAndNothingElse() {
        var ada = approve("Ada", Tier.SENIOR, "Go", "Spring Boot");

        assertThat(api.get("/v1/engineers").text()).isEqualTo("""
                {"items":[{"id":"%s","name":"Ada","headline":"Builds engines that compute","tier":"SENIOR",\
                "skills":["Go","Spring Boot"],"timeZone":"Europe/London","capacityHours":40,"available":true,\
                "availableFrom":"2026-03-02T12:00:00Z"}]}""".formatted(ada.value()));
    }

    @Test
    void aProfileShowsAllThatTheEngineerSays() {
        var ada = approve("Ada", Tier.SENIOR, "Go", "Spring Boot");

        assertThat(api.get("/v1/engineers/" + ada.value()).text()).isEqualTo("""
                {"id":"%s","name":"Ada","headline":"Builds engines that compute",\
                "biography":"Wrote the first program.","location":"London","links":[],"tier":"SENIOR",\
                "skills":[{"skill":"Go","years":5},{"skill":"Spring Boot","years":5}],"timeZone":"Europe/London",\
                "workingHours":{"from":"09:00:00","until":"17:00:00",\
                "on":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"]},"capacityHours":40,"available":true,\
                "availableFrom":"2026-03-02T12:00:00Z"}""".formatted(ada.value()));
    }

    @Test
    void whoWasApprovedLastComesFirst() {
        approve("Ada", Tier.MID, "Go");
        approve("Grace", Tier.MID, "COBOL");

        assertThat(names("")).containsExactly("Grace", "Ada");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                           | Linus Grace Ken Ada
            ?tier=LEAD                                   | Linus Ken
            ?tier=LEAD&tier=JUNIOR                       | Linus Ken Ada
            ?tier=LEAD,JUNIOR                            | Linus Ken Ada
            ?skills=go                                   | Grace Ken Ada
            ?skills=%20GO%20                             | Grace Ken Ada
            ?skills=golang                               | Grace Ken Ada
            ?skills=Go,postgresql                        | Grace Ada
            ?skills=Go&skills=PostgreSQL                 | Grace Ada
            ?skills=Go,PostgreSQL&match=all              | Grace Ada
            ?skills=c%2B%2B,spring+boot&match=any        | Linus Grace
            ?skills=c%2B%2B,spring-boot                  | ''
            ?skills=                                     | Linus Grace Ken Ada
            ?match=any                                   | Linus Grace Ken Ada
            ?available=true                              | Grace Ken Ada
            ?available=false                             | Linus
            ?availableFrom=2026-03-02T12:00:00Z          | Ada
            ?availableFrom=2026-03-02T11:59:59.999999Z   | ''
            ?availableFrom=2026-05-01T00:00:00Z          | Linus Grace Ken Ada
            ?availableFrom=2026-04-30T23:59:59Z          | Linus Ken Ada
            ?availableFrom=%2B1000000000-12-31T00:00:00Z | Linus Grace Ken Ada
            ?availableFrom=-1000000000-01-01T00:00:00Z   | ''
            ?tier=LEAD&skills=go                         | Ken
            ?tier=LEAD&available=true                    | Ken
            ?tier=MID&skills=Go,Postgresql,c&match=any&available=true&availableFrom=2026-06-01T00:00:00Z | Grace
            """)
    void filtersNarrowTheListing(String query, String expected) {
        approve("Ada", Tier.JUNIOR, "Go", "PostgreSQL");
        approve("Ken", Tier.LEAD, "Go", "C");
        approve("Grace", Tier.MID, Instant.parse("2026-05-01T00:00:00Z"), "go", "POSTGRESQL", "Spring Boot");
        engage(approve("Linus", Tier.LEAD, "C", "C++"));

        assertThat(String.join(" ", names(query))).isEqualTo(expected);
    }

    @Test
    void whoIsHeldIsShownAsNotAvailableUntilReleased() {
        var ada = approve("Ada", Tier.MID, "Go");
        var profile = "/v1/engineers/" + ada.value();

        engage(ada);
        assertThat(api.get("/v1/engineers").at("/items/0/available")).isEqualTo("false");
        assertThat(api.get(profile).at("/available")).isEqualTo("false");

        transaction.executeWithoutResult(_ -> roster.release(ada));
        assertThat(api.get("/v1/engineers?available=true").at("/items/0/available")).isEqualTo("true");
        assertThat(api.get(profile).at("/available")).isEqualTo("true");
    }

    @Test
    void suspensionHidesAnEngineerEverywhere() {
        var ada = approve("Ada", Tier.MID, "Go");
        suspend(ada);

        assertThat(names("")).isEmpty();
        assertThat(names("?tier=MID&skills=Go&available=true")).isEmpty();
        var answer = api.get("/v1/engineers/" + ada.value());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("engineer-not-found");
    }

    @Test
    void anUnknownEngineerIsNotFound() {
        var answer = api.get("/v1/engineers/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("engineer-not-found");
    }

    @Test
    void aPageHoldsTwentyUnlessToldOtherwise() {
        approveMany(21);

        assertThat(names("")).hasSize(20);
        assertThat(names("?limit=1")).hasSize(1);
        assertThat(names("?limit=100")).hasSize(21);
    }

    @Test
    void aFullLastPageHasNoNext() {
        approveMany(4);

        var second = api.get("/v1/engineers?limit=2&cursor=" + api.get("/v1/engineers?limit=2").at("/next"));

        assertThat(second.body().get("items")).hasSize(2);
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void pagesShowEveryoneOnceEvenWhenAllWereApprovedAtTheSameInstant() {
        IntStream.range(0, 25)
            .forEach(number -> approved(roster, EngineerId.next(), Tier.MID, someone("E" + number, null, "Go"),
                    clock.instant()));

        var seen = names(pageThrough("?limit=4", () -> {
        }));

        assertThat(seen).doesNotHaveDuplicates().hasSize(25);
    }

    @Test
    void pagesOfAFilteredListingShowEveryMatchOnce() {
        for (var number = 0; number < 24; number++) {
            approve("E" + number, number % 2 == 0 ? Tier.LEAD : Tier.MID, "Go", number % 3 == 0 ? "Rust" : "C");
        }

        assertThat(names(pageThrough("?limit=1&tier=LEAD&skills=Rust", () -> {
        }))).containsExactly("E18", "E12", "E6", "E0");
    }

    @Test
    void pagesNeitherSkipNorRepeatAnyoneWhileOthersComeAndGo() {
        var all = approveMany(25);
        var gone = new ArrayList<>(List.of(all.get(24), all.get(21), all.get(12), all.get(1)));

        var seen = ids(pageThrough("?limit=4", () -> {
            approve("Newcomer", Tier.MID, "Go");
            if (!gone.isEmpty()) {
                suspend(gone.removeFirst());
            }
        }));

        // The first two were seen before they left, the other two left before they were
        // reached.
        var expected = new ArrayList<>(all.reversed());
        expected.removeAll(List.of(all.get(12), all.get(1)));
        assertThat(seen).containsExactlyElementsOf(expected.stream().map(id -> id.value().toString()).toList());
    }

    @Test
    void aCursorOutlivesTheItemItWasMadeFrom() {
        var all = approveMany(4);
        var next = api.get("/v1/engineers?limit=2").at("/next");
        suspend(all.get(2));

        assertThat(names("?limit=2&cursor=" + next)).containsExactly("E1", "E0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1" })
    void aCursorThatNoPageGaveIsRefused(String cursor) {
        var answer = api.get("/v1/engineers?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        approveMany(3);
        var next = api.get("/v1/engineers?limit=2").at("/next");
        var tampered = (next.charAt(0) == 'A' ? 'B' : 'A') + next.substring(1);

        assertThat(api.get("/v1/engineers?cursor=" + tampered).problem()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({ "tier, INTERN", "tier, lead", "tier, %20", "tier, %00", "tier, 'LEAD,%20'", "skills, a%00b",
            "skills, 'Go,,C'", "skills, %20", "match, some", "match, ALL", "available, perhaps",
            "availableFrom, tomorrow", "availableFrom, 2026-03-02", "limit, 0", "limit, 101", "limit, -1",
            "limit, many", "limit, %20", "limit, 99999999999" })
    void aValueThatAParameterDoesNotKnowIsRefusedByItsName(String parameter, String value) {
        var answer = api.get("/v1/engineers?%s=%s".formatted(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(parameter);
    }

    @Test
    void aSearchForMoreSkillsThanAnyoneCanHaveIsRefused() {
        var skills = String.join(",", IntStream.range(0, 31).mapToObj(number -> "s" + number).toList());

        assertThat(api.get("/v1/engineers?skills=" + skills).at("/errors/0/field")).isEqualTo("skills");
    }

    @ParameterizedTest
    @ValueSource(strings = { "?skill=Go", "?offset=20", "?page=2", "?tier=LEAD&Limit=5" })
    void aParameterThatNobodyReadsIsRefused(String query) {
        var answer = api.get("/v1/engineers" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource({ "limit=1&limit=2, limit", "available=, available", "match=all&match=any, match", "limit=, limit" })
    void aParameterThatIsGivenTwiceOrEmptyIsRefusedByItsName(String query, String parameter) {
        var answer = api.get("/v1/engineers?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(parameter);
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThat(api.get("/v1/engineers/ada").at("/errors/0/field")).isEqualTo("id");
    }

    private List<EngineerId> approveMany(int count) {
        return IntStream.range(0, count).mapToObj(number -> approve("E" + number, Tier.MID, "Go")).toList();
    }

    private EngineerId approve(String name, Tier tier, String... skills) {
        return approve(name, tier, null, skills);
    }

    private EngineerId approve(String name, Tier tier, @Nullable Instant availableFrom, String... skills) {
        var engineer = approved(roster, EngineerId.next(), tier, someone(name, availableFrom, skills), clock.instant())
            .id();
        clock.advance(Duration.ofMinutes(1));
        return engineer;
    }

    private void suspend(EngineerId engineer) {
        roster.suspend(engineer, "Rude", cast.admin().caller().account());
    }

    private void engage(EngineerId engineer) {
        transaction.executeWithoutResult(_ -> roster.engage(engineer));
    }

    private List<String> names(String query) {
        return names(List.of(api.get("/v1/engineers" + query)));
    }

    private static List<String> names(List<Api.Answer> pages) {
        return values(pages, "name");
    }

    private static List<String> ids(List<Api.Answer> pages) {
        return values(pages, "id");
    }

    private static List<String> values(List<Api.Answer> pages, String field) {
        return pages.stream()
            .flatMap(page -> page.body().get("items").valueStream())
            .map(item -> item.get(field).asString())
            .toList();
    }

    private List<Api.Answer> pageThrough(String query, Runnable betweenPages) {
        var pages = new ArrayList<>(List.of(api.get("/v1/engineers" + query)));
        while (pages.getLast().body().has("next")) {
            betweenPages.run();
            pages.add(api.get("/v1/engineers%s&cursor=%s".formatted(query, pages.getLast().at("/next"))));
        }
        return pages;
    }

}
