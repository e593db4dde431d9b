package dev.cadence.vetting;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ApplicationApiTests(Api api, Cast cast) {

    static final String COMPLETE = """
            {
              "name": "Ada", "headline": "Builds engines", "biography": "Wrote the first program.",
              "location": "London", "links": ["https://ada.example/work"], "timeZone": "Europe/London",
              "workingHours": { "from": "09:00", "until": "17:30", "on": ["MONDAY", "WEDNESDAY"] },
              "skills": [{ "skill": "Go", "years": 5 }, { "skill": " spring  boot ", "years": 7 }],
              "yearsOfExperience": 12, "tierAsked": "SENIOR", "aiStatement": "Every day, with tests first.",
              "availableFrom": null
            }""";

    @Test
    void anApplicationBeginsEmptyAndTellsWhatIsMissing() {
        var begun = cast.engineer().api().post("/v1/applications", Map.of());

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo("/v1/applications/" + begun.at("/id"));
        assertThat(begun.at("/stage")).isEqualTo("DRAFT");
        assertThat(begun.body().at("/missing")).hasSize(10);
        assertThat(begun.at("/missing/0/field")).isEqualTo("name");
    }

    @Test
    void whatIsWrittenIsReadAgainWordForWord() {
        var ada = cast.engineer().api();
        var application = begun(ada);

        var written = ada.send("PUT", application, COMPLETE);

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.body().at("/missing")).isEmpty();
        assertThat(ada.get(application).text()).isEqualTo(written.text())
            .contains("\"skills\":[{\"skill\":\"Go\",\"years\":5},", "\"on\":[\"MONDAY\",\"WEDNESDAY\"]",
                    "\"links\":[\"https://ada.example/work\"]", "\"timeZone\":\"Europe/London\"");
    }

    @Test
    void skillsAreCalledAsEverybodyCallsThem() {
        var ada = cast.engineer().api();
        var skills = Stream.of("golang", "k8s", "postgres", "GO", "Knitting")
            .map(skill -> Map.of("skill", skill, "years", 3))
            .toList();

        var written = ada.put(begun(ada), Map.of("skills", skills));

        assertThat(written.body().at("/form/skills").findValuesAsString("skill")).containsExactly("Go", "Kubernetes",
                "PostgreSQL", "Knitting");
    }

    @Test
    void submittedItIsOutOfHandAndInTheAdminsList() {
        var ada = cast.engineer().api();
        var admin = cast.admin().api();
        var application = begun(ada);
        ada.send("PUT", application, COMPLETE);

        var submitted = ada.put(application + "/submission");

        assertThat(submitted.at("/stage")).isEqualTo("SUBMITTED");
        assertThat(submitted.at("/submittedAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(ada.send("PUT", application, COMPLETE).problem()).isEqualTo("wrong-stage");
        assertThat(admin.get("/v1/applications?stage=SUBMITTED").at("/items/0/id")).isEqualTo(submitted.at("/id"));
        assertThat(admin.get(application).status()).isEqualTo(200);
    }

    @Test
    void anIncompleteOneIsRefusedFieldByField() {
        var ada = cast.engineer().api();
        var application = begun(ada);
        ada.send("PUT", application, COMPLETE.replace("\"London\"", "null").replace("\"SENIOR\"", "null"));

        var refused = ada.put(application + "/submission");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("application-incomplete");
        assertThat(refused.body().at("/errors").findValuesAsString("field")).containsExactly("location", "tierAsked");
    }

    @Test
    void whatIsStillBeingWrittenIsNobodyElsesBusiness() {
        var application = begun(cast.engineer().api());

        assertThat(cast.admin().api().get(application).problem()).isEqualTo("application-not-found");
        assertThat(cast.admin().api().get("/v1/applications").body().at("/items")).isEmpty();
    }

    @Test
    void anothersApplicationDoesNotExist() {
        var ada = cast.engineer().api();
        var mallory = cast.engineer().api();
        var application = begun(ada);
        ada.send("PUT", application, COMPLETE);

        assertThat(mallory.get(application).status()).isEqualTo(404);
        assertThat(mallory.send("PUT", application, COMPLETE).status()).isEqualTo(404);
        assertThat(mallory.put(application + "/submission").status()).isEqualTo(404);
        assertThat(mallory.put(application + "/withdrawal").status()).isEqualTo(404);
        assertThat(mallory.get("/v1/applications").body().at("/items")).isEmpty();
        assertThat(ada.get("/v1/applications/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void whoWithdrewMayBeginAgainWithWhatTheySaid() {
        var ada = cast.engineer().api();
        var application = begun(ada);
        ada.send("PUT", application, COMPLETE);

        assertThat(ada.put(application + "/withdrawal").at("/stage")).isEqualTo("WITHDRAWN");
        var again = ada.post("/v1/applications", Map.of());

        assertThat(again.at("/form/headline")).isEqualTo("Builds engines");
        assertThat(again.body().at("/missing")).isEmpty();
    }

    @Test
    void nobodyHasTwoOpenApplications() {
        var ada = cast.engineer().api();
        begun(ada);

        assertThat(ada.post("/v1/applications", Map.of()).problem()).isEqualTo("application-open");
    }

    @Test
    void ofEightBegunAtOnceOneRemains() throws InterruptedException {
        var ada = cast.engineer().api();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = threads.invokeAll(
                    IntStream
                        .range(0, 8).<java.util.concurrent.Callable<Integer>>mapToObj(
                                each -> () -> ada.post("/v1/applications", Map.of()).status())
                        .toList());

            assertThat(begun.stream().map(Future::resultNow)).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(ada.get("/v1/applications").body().at("/items")).hasSize(1);
    }

    @Test
    void onlyEngineersApply() {
        assertThat(api.post("/v1/applications", Map.of()).status()).isEqualTo(401);
        assertThat(cast.founder().api().post("/v1/applications", Map.of()).status()).isEqualTo(403);
        assertThat(cast.admin().api().post("/v1/applications", Map.of()).status()).isEqualTo(403);
        assertThat(cast.founder().api().get("/v1/applications").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "SENIOR"        | "INTERN"     | tierAsked
            "Europe/London" | "Moon/Crater"| timeZone
            "Europe/London" | "+02:00"     |
            "17:30"         | "09:00"      | workingHours
            "17:30"         | null         | workingHours
            "MONDAY"        | "FUNDAY"     | workingHours.on.0
            "MONDAY", "WEDNESDAY" | null   | workingHours
            "Ada"           | 7            | name
            "Go"            | "Go,Rust"    | skills.0.skill
            "years": 5      | "years": 61  | skills.0
            "years": 5      | "years": 1.5 | skills.0.years
            12              | -1           | yearsOfExperience
            "https://ada.example/work" | "http://ada.example/work" |
            "Builds engines"| "\\u0000"    | headline
            """, quoteCharacter = '`')
    void whatCannotBeTrueIsRefusedAndNothingIsChanged(String right, String wrong, String field) {
        var ada = cast.engineer().api();
        var application = begun(ada);

        var answer = ada.send("PUT", application, COMPLETE.replace(right, wrong));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field == null ? "" : field);
        assertThat(ada.get(application).body().at("/missing")).hasSize(10);
    }

    @Test
    void textMayBeAsLongAsItsLimitAndNoLonger() {
        var ada = cast.engineer().api();
        var application = begun(ada);

        assertThat(ada.put(application, Map.of("aiStatement", "x".repeat(4_000), "skills", List.of())).status())
            .isEqualTo(200);
        assertThat(ada.put(application, Map.of("aiStatement", "x".repeat(4_001))).at("/errors/0/field"))
            .isEqualTo("aiStatement");
    }

    private static String begun(Api engineer) {
        return engineer.post("/v1/applications", Map.of()).header("Location");
    }

}
