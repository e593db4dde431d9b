package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is asked with a yes or no in an address.
@CadenceTest
record ParameterTests(Api api, Cast cast, Marketplace marketplace) {

    @ParameterizedTest
    @ValueSource(strings = { "1", "0", "yes", "no", "on", "off", "t", "%20true", "true%20", "truely" })
    void whatIsNeitherTrueNorFalseIsRefusedByItsNameWhereverItIsAsked(String word) {
        var callers = List.of(cast.founder().api(), cast.engineer().api(), cast.admin().api());

        assertThat(yesOrNo()).hasSizeGreaterThan(10).allSatisfy(asked -> {
            var answer = callers.stream()
                .map(caller -> caller.send(asked.method(), "%s?%s=%s".formatted(asked.path(), asked.name(), word),
                        null))
                .filter(it -> it.status() != 403)
                .findFirst()
                .orElseThrow();
            assertThat(answer.status()).as("%s %s: %s", asked, word, answer.text()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.at("/errors/0/field")).isEqualTo(asked.name());
            assertThat(answer.at("/errors/0/message")).isEqualTo("must be true or false");
        });
    }

    @Test
    void trueAndFalseAreReadHoweverTheyAreSpelt() {
        var held = marketplace.aRequest().engineer().caller().engineer().value().toString();
        var free = marketplace.anEngineer(Tier.SENIOR).caller().engineer().value().toString();

        for (var word : new String[] { "true", "True", "TRUE" }) {
            assertThat(api.get("/v1/engineers?available=" + word).text()).contains(free).doesNotContain(held);
        }
        for (var word : new String[] { "false", "False" }) {
            assertThat(api.get("/v1/engineers?available=" + word).text()).contains(held);
        }
    }

    private Stream<Asked> yesOrNo() {
        return ApiDescriptionTests.operations(api.get("/v1/openapi").body())
            .entrySet()
            .stream()
            .flatMap(operation -> operation.getValue()
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/schema/type").asString().equals("boolean"))
                .map(parameter -> Asked.of(operation, parameter)));
    }

    private record Asked(String method, String path, String name) {

        static Asked of(Map.Entry<String, JsonNode> operation, JsonNode parameter) {
            var words = operation.getKey().split(" ");
            return new Asked(words[0], words[1].replaceAll("\\{[^}]*}", UUID.randomUUID().toString()),
                    parameter.at("/name").asString());
        }

    }

}
