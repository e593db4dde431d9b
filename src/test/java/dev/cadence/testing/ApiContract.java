package dev.cadence.testing;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.cadence.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds every answer that a test sees against the application's own description: its status must be listed for the
/// operation, the code of a problem too, the headers must be there, and a body must have the fields that its schema says, all of them and no other.
record ApiContract(JsonNode description) {

    private static final Map<URI, ApiContract> KNOWN = new ConcurrentHashMap<>();

    /// @param ask gets an address of the same application
    static void hold(URI base, String method, String path, Answer answer, Function<String, Answer> ask) {
        if (answer.header("X-Request-Id").isEmpty() || !path.matches("/(v1|webhooks|problems)/.*")
                || path.startsWith("/v1/openapi")) {
            return;
        }
        KNOWN.computeIfAbsent(base, unknown -> new ApiContract(ask.apply("/v1/openapi").body()))
            .check(method, path, answer);
    }

    void check(String method, String path, Answer answer) {
        operation(method, path.replaceFirst("[?].*", "")).ifPresent(operation -> {
            var asked = "%s %s".formatted(method, path);
            var response = operation.at("/responses/" + answer.status());
            assertThat(response.isMissingNode())
                .as("%s is described to answer %s, and answered %s", asked, operation.at("/responses").propertyNames(),
                        answer)
                .isFalse();
            if (!answer.problem().isEmpty()) {
                assertThat(response.at("/x-problems").valueStream().map(JsonNode::asString))
                    .as("the problems of %s with status %d", asked, answer.status())
                    .contains(answer.problem());
            }
            checkHeaders(asked, response, answer);
            checkBody(asked, response, answer);
        });
    }

    /// What is turned away before the application sees it has none.
    private static void checkHeaders(String asked, JsonNode response, Answer answer) {
        if (!answer.problem().equals("request-rejected")) {
            assertThat(answer.headers().map().keySet()).as(asked)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsAll(response.at("/headers")
                    .propertyNames()
                    .stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList());
        }
    }

    private void checkBody(String asked, JsonNode response, Answer answer) {
        if (answer.text().isEmpty()) {
            return;
        }
        var content = response.at("/content")
            .properties()
            .stream()
            .filter(described -> answer.header("Content-Type").startsWith(described.getKey()))
            .findFirst();
        assertThat(content).as("%s answers %s", asked, answer.header("Content-Type")).isPresent();
        if (content.get().getKey().endsWith("json")) {
            conform(content.get().getValue().at("/schema"), answer.body(), asked + " answers at ");
        }
    }

    private void conform(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            conform(description.at(schema.at("/$ref").asString().substring(1)), value, place);
            return;
        }
        switch (schema.at("/type").asString()) {
            case "object" -> conformToObject(schema, value, place);
            case "array" -> value.valueStream().forEach(item -> conform(schema.at("/items"), item, place + "[]"));
            case "string" -> assertThat(value.isString()).as(place).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
            case "number" -> assertThat(value.isNumber()).as(place).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
            default -> throw new AssertionError("%s has a schema of no known type: %s".formatted(place, schema));
        }
        if (schema.has("enum")) {
            assertThat(schema.at("/enum").valueStream()).as(place).contains(value);
        }
    }

    private void conformToObject(JsonNode schema, JsonNode value, String place) {
        assertThat(value.propertyNames()).as(place)
            .isSubsetOf(schema.at("/properties").propertyNames())
            .containsAll(schema.at("/required").valueStream().map(JsonNode::asString).toList());
        value.properties()
            .forEach(property -> conform(schema.at("/properties/" + property.getKey()), property.getValue(),
                    place + "/" + property.getKey()));
    }

    /// Empty for a path or method that nobody describes.
    Optional<JsonNode> operation(String method, String path) {
        return description.at("/paths")
            .properties()
            .stream()
            .filter(described -> path.matches(described.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
            .min((one, other) -> Boolean.compare(one.getKey().contains("{"), other.getKey().contains("{")))
            .map(described -> described.getValue().get(method.toLowerCase(Locale.ROOT)));
    }

}
