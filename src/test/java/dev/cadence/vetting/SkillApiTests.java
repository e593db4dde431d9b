package dev.cadence.vetting;

import java.util.ArrayList;
import java.util.List;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record SkillApiTests(Api api, SkillVocabulary vocabulary) {

    @Test
    void aSkillIsShownWithItsKindAndItsOtherNames() {
        assertThat(api.get("/v1/skills?q=golang").text())
            .isEqualTo("{\"items\":[{\"name\":\"Go\",\"kind\":\"LANGUAGE\",\"aliases\":[\"golang\",\"Google Go\"]}]}");
    }

    @Test
    void whatIsCalledSoComesBeforeWhatIsAlsoCalledSo() {
        assertThat(names(api.get("/v1/skills?q=postgre"))).containsExactly("PostgreSQL");
        assertThat(names(api.get("/v1/skills?q=kuber"))).startsWith("Kubernetes").contains("KEDA");
    }

    @Test
    void whereNothingBeginsSoTheNearestIsNamed() {
        assertThat(names(api.get("/v1/skills?q=kuberntes"))).containsExactly("Kubernetes");
        assertThat(api.get("/v1/skills?q=qwertyuiop").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void pagesShowTheWholeVocabularyOnceInItsOrder() {
        var seen = new ArrayList<>();
        var page = api.get("/v1/skills?limit=100");
        seen.addAll(names(page));
        while (page.body().has("next")) {
            page = api.get("/v1/skills?limit=100&cursor=" + page.at("/next"));
            seen.addAll(names(page));
        }

        assertThat(seen).isEqualTo(vocabulary.all().stream().map(known -> known.skill().name()).toList());
    }

    @Test
    void pagesOfASearchGoOnWhereTheyEnded() {
        var first = api.get("/v1/skills?q=spring&limit=2");
        var second = api.get("/v1/skills?q=spring&limit=2&cursor=" + first.at("/next"));

        assertThat(names(first)).containsExactly("Spring", "Spring AI");
        assertThat(names(second)).containsExactly("Spring AMQP", "Spring Batch");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "Go", "AAAA", "%2B" })
    void aCursorThatNoPageGaveIsRefused(String cursor) {
        var answer = api.get("/v1/skills?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        var next = api.get("/v1/skills?q=spring&limit=2").at("/next");

        assertThat(api.get("/v1/skills?q=react&cursor=" + next).problem()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({ "q, 12345678901234567890123456789012345678901", "limit, 0", "limit, 101" })
    void aValueThatAParameterDoesNotKnowIsRefusedByItsName(String parameter, String value) {
        var answer = api.get("/v1/skills?%s=%s".formatted(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/field")).isEqualTo(parameter);
    }

    private static List<String> names(Api.Answer answer) {
        return answer.body().get("items").valueStream().map(item -> item.get("name").asString()).toList();
    }

}
