package dev.cadence.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The eye that rests on every answer does see.
class ApiContractTests {

    private final ApiContract contract = new ApiContract(new JsonMapper().readTree(
            """
                    {"paths": {"/v1/things/{id}": {"get": {"responses": {
                        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                        "404": {"x-problems": ["thing-not-found"],
                                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
                     "components": {"schemas": {
                        "Thing": {"type": "object", "required": ["name"], "properties": {
                            "name": {"type": "string"}, "stage": {"type": "string", "enum": ["NEW"]},
                            "sizes": {"type": "array", "items": {"type": "integer"}}}},
                        "Problem": {"type": "object", "properties": {"type": {"type": "string"}}}}}}"""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"name": "one"}
            200 | {"name": "one", "stage": "NEW", "sizes": [1, 2]}
            404 | {"type": "/problems/thing-not-found"}
            """)
    void anAnswerThatIsDescribedPasses(int status, String body) {
        contract.check("GET", "/v1/things/1", answer(status, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {}
            200 | {"name": 1}
            200 | {"name": "one", "colour": "red"}
            200 | {"name": "one", "stage": "OLD"}
            200 | {"name": "one", "sizes": [1, "two"]}
            201 | {"name": "one"}
            404 | {"type": "/problems/nobody-knows"}
            409 | {"type": "/problems/thing-not-found"}
            """)
    void anAnswerThatIsNotDescribedFailsTheTest(int status, String body) {
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() -> contract.check("GET", "/v1/things/1?wide=true", answer(status, body)));
    }

    @Test
    void whatNobodyDescribesIsNotJudged() {
        contract.check("GET", "/v1/others", answer(418, "{}"));
        contract.check("POST", "/v1/things/1", answer(418, "{}"));

        assertThat(contract.operation("GET", "/v1/things/1/parts")).isEmpty();
    }

    private static Api.Answer answer(int status, String body) {
        var type = status < 400 ? "application/json" : "application/problem+json";
        return new Api.Answer(status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true),
                body);
    }

}
