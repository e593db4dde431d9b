package dev.cadence.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import org.junit.jupiter.params.provider.Arguments;

@CadenceTest
record BriefTests(Cast cast) {

    private static final String PARAGRAPH = "Our checkout, written in golang, loses requests. 🚀 Postgres knows.";

    @Test
    void theSkillsThatAParagraphNamesAreReadAndShownWithItsWords() {
        var brief = cast.founder().api().post("/v1/briefs", Map.of("paragraph", PARAGRAPH));

        assertThat(brief.status()).isEqualTo(201);
        assertThat(brief.header("Location")).isEqualTo("/v1/briefs/" + brief.at("/id"));
        assertThat(texts(brief, "/niceToHave")).containsExactly("Go", "PostgreSQL");
        assertThat(brief.body().at("/mentions").toString()).isEqualTo("""
                [{"skill":"Go","offset":25,"length":6,"text":"golang"},\
                {"skill":"PostgreSQL","offset":52,"length":8,"text":"Postgres"}]""");
    }

    @Test
    void whatIsRequiredIsNotNiceToHaveBesides() {
        var brief = cast.founder()
            .api()
            .post("/v1/briefs", Map.of("paragraph", PARAGRAPH, "required", List.of("go", "Golang", "Own Language"),
                    "niceToHave", List.of("k8s", "Go")));

        assertThat(texts(brief, "/required")).containsExactly("Go", "Own Language");
        assertThat(texts(brief, "/niceToHave")).containsExactly("Kubernetes", "PostgreSQL");
    }

    @Test
    void everythingThatWasSaidIsReadAgain() {
        var founder = cast.founder();
        var form = new HashMap<String, Object>(Map.of("paragraph", "  Ten services. ", "weeklyBudget",
                Map.of("amount", 150_000, "currency", "USD"), "startAt", "2026-03-09T09:00:00Z", "timeZone",
                "Asia/Kolkata", "hours", Map.of("from", "22:00", "until", "06:00"), "industry", "Financial Services",
                "repository", "https://example.com/acme/checkout"));

        var brief = founder.api().post("/v1/briefs", form);

        var read = founder.api().get("/v1/briefs/" + brief.at("/id"));
        assertThat(read.body()).isEqualTo(brief.body());
        assertThat(read.at("/paragraph")).isEqualTo("Ten services.");
        assertThat(read.at("/weeklyBudget/amount")).isEqualTo("150000");
        assertThat(read.at("/hours/from")).startsWith("22:00");
        assertThat(read.at("/industry")).isEqualTo("financial-services");
    }

    @Test
    void theFounderCorrectsWhatWasRead() {
        var founder = cast.founder();
        var brief = founder.api().post("/v1/briefs", Map.of("paragraph", PARAGRAPH));

        var corrected = founder.api()
            .put("/v1/briefs/%s/skills".formatted(brief.at("/id")),
                    Map.of("required", List.of("postgres"), "niceToHave", List.of("Rust")));

        assertThat(texts(corrected, "/required")).containsExactly("PostgreSQL");
        assertThat(texts(corrected, "/niceToHave")).containsExactly("Rust");
        assertThat(corrected.body().at("/mentions")).isEqualTo(brief.body().at("/mentions"));
        assertThat(founder.api().get("/v1/briefs/" + brief.at("/id")).body()).isEqualTo(corrected.body());
    }

    @Test
    void aBriefIsItsCompanysAndAdminsSeeAll() {
        var founder = cast.founder();
        var path = "/v1/briefs/" + founder.api().post("/v1/briefs", Map.of("paragraph", PARAGRAPH)).at("/id");
        var stranger = cast.founder().api();

        assertThat(cast.member(founder.caller().company()).api().get(path).status()).isEqualTo(200);
        assertThat(cast.admin().api().get(path).status()).isEqualTo(200);
        assertThat(stranger.get(path).problem()).isEqualTo("brief-not-found");
        assertThat(stranger.put(path + "/skills", Map.of("required", List.of(), "niceToHave", List.of())).problem())
            .isEqualTo("brief-not-found");
        assertThat(stranger.get("/v1/briefs").body().at("/items")).isEmpty();
    }

    @Test
    void briefsAreListedPageByPageTheNewestFirst() {
        var founder = cast.founder().api();
        var ids = Stream.of("one", "two", "three")
            .map(paragraph -> founder.post("/v1/briefs", Map.of("paragraph", paragraph)).at("/id"))
            .toList();

        var first = founder.get("/v1/briefs?limit=2");
        var second = founder.get("/v1/briefs?limit=2&cursor=" + first.at("/next"));

        assertThat(first.body().at("/items").valueStream().map(item -> item.at("/id").asString()))
            .containsExactly(ids.get(2), ids.get(1));
        assertThat(second.at("/items/0/id")).isEqualTo(ids.get(0));
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void theSameKeyHandsInOneBrief() {
        var founder = cast.founder().api().with("Idempotency-Key", "brief-1");

        var first = founder.post("/v1/briefs", Map.of("paragraph", PARAGRAPH));
        var again = founder.post("/v1/briefs", Map.of("paragraph", PARAGRAPH));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(founder.post("/v1/briefs", Map.of("paragraph", "Other.")).problem())
            .isEqualTo("idempotency-key-reused");
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        var founder = cast.founder().api();

        assertThat(founder.post("/v1/briefs", Map.of("paragraph", "🚀".repeat(5_000))).status()).isEqualTo(201);
        assertThat(founder.post("/v1/briefs", Map.of("paragraph", "🚀".repeat(5_001))).at("/errors/0/field"))
            .isEqualTo("paragraph");
    }

    @ParameterizedTest
    @MethodSource
    void whatCannotBeMeantIsRefusedByName(String field, Object value) {
        var form = new HashMap<String, Object>(Map.of("paragraph", "Ten services."));
        form.put(field, value);
        if (field.equals("weeklyBudget") && value instanceof Map<?, ?> money
                && Integer.valueOf(1).equals(money.get("amount"))) {
            form.put("tier", "MID");
        }

        var answer = cast.founder().api().post("/v1/briefs", form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).startsWith(field);
    }

    static Stream<Arguments> whatCannotBeMeantIsRefusedByName() {
        return Stream.of(arguments("paragraph", " \n "), arguments("paragraph", "a\u0000b"),
                arguments("weeklyBudget", Map.of("amount", 1, "currency", "USD")),
                arguments("weeklyBudget", Map.of("amount", 0, "currency", "USD")),
                arguments("weeklyBudget", Map.of("amount", 100_000, "currency", "EUR")),
                arguments("startAt", "2027-04-01T00:00:00Z"), arguments("timeZone", "+02:00"),
                arguments("hours", Map.of("from", "09:00", "until", "17:00")),
                arguments("repository", "http://example.com/x"), arguments("repository", "https://a:b@example.com/x"),
                arguments("repository", "https://example.com/x?token=1"), arguments("repository", "javascript:x"),
                arguments("required", List.of("a,b")), arguments("required", java.util.Collections.nCopies(31, "Go")),
                arguments("industry", "!!!"), arguments("tier", "BOSS"));
    }

    private static List<String> texts(Api.Answer answer, String pointer) {
        return answer.body().at(pointer).valueStream().map(node -> node.asString()).toList();
    }

}
