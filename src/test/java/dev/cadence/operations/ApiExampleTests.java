package dev.cadence.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Every request and every answer in the API's description has an example, in `src/main/resources/examples.json`, which
/// is as its schema says. `AuthorizationTests` leave what requests and answers really look like in `target/examples.json`:
/// what is missing can be copied from there.
@CadenceTest
record ApiExampleTests(Api api) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern SECRET = Pattern
        .compile("[A-Za-z0-9+/]{30}|cadence_[a-z_]+_[A-Za-z0-9_-]{43}|(sk|pk|rk)_(test|live)_|whsec_[A-Za-z0-9]");

    @Test
    void everyRequestAndEveryAnswerHasAnExample() {
        assertThat(forms()).hasSizeGreaterThan(200)
            .filteredOn(form -> !form.described().has("example"))
            .extracting(Form::name)
            .isEmpty();
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        assertThat(forms()).flatMap(form -> faults(form, form.example())).isEmpty();
    }

    @Test
    void noExampleIsOfSomethingElse() throws Exception {
        var forms = forms().stream().map(Form::name).toList();
        var examples = JSON.readTree(new ClassPathResource("examples.json").getContentAsByteArray());

        assertThat(examples.properties())
            .flatMap(operation -> operation.getValue()
                .propertyNames()
                .stream()
                .map(part -> operation.getKey() + " " + part)
                .toList())
            .isSubsetOf(forms);
        assertThat(List.copyOf(examples.propertyNames())).isSorted();
    }

    /// Nor what looks like one to a scanner, save the digest of nothing.
    @Test
    void noExampleHoldsASecret() {
        assertThat(forms()).flatMap(form -> texts(form.example()))
            .filteredOn(text -> SECRET.matcher(text).find())
            .containsOnly("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void whatIsMissingUnknownOrMalformedIsNoticed() {
        var form = forms().stream()
            .filter(each -> each.name().equals("requestBooking answer"))
            .findFirst()
            .orElseThrow();

        assertThat(Map.of("id", "null", "weeklyPrice", "{\"amount\":\"1\",\"currency\":\"USD\"}", "stage", "\"GONE\"",
                "requestedAt", "\"yesterday\"", "more", "1"))
            .allSatisfy((field, value) -> {
                var example = (ObjectNode) form.example().deepCopy();
                example.set(field, JSON.readTree(value));
                assertThat(faults(form, example)).hasSize(1).first().asString().contains(field);
            });
        assertThat(faults(form, ((ObjectNode) form.example().deepCopy()).without("stage"))).hasSize(1);
    }

    private List<Form> forms() {
        var description = api.get("/v1/openapi").body();
        var schemas = (ObjectNode) description.get("components");
        closed(schemas.get("schemas"));
        return ApiDescriptionTests.operations(description).values().stream().flatMap(operation -> {
            var name = operation.at("/operationId").asString();
            var answers = operation.at("/responses")
                .properties()
                .stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> new Form(name + " answer", json(response.getValue()), schemas));
            return Stream.concat(Stream.of(new Form(name + " request", json(operation.at("/requestBody")), schemas)),
                    answers);
        }).filter(form -> !form.described().isMissingNode()).toList();
    }

    private static JsonNode json(JsonNode body) {
        return body.at("/content/application~1json");
    }

    /// Clients are to ignore what they do not know, but an example has nothing of the
    /// kind.
    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.at("/type").asString("").equals("object")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiExampleTests::closed);
    }

    private static List<String> faults(Form form, JsonNode example) {
        var schema = (ObjectNode) form.described().get("schema").deepCopy();
        schema.set("components", form.schemas());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(example, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
            .stream()
            .map(fault -> "%s: %s".formatted(form.name(), fault))
            .toList();
    }

    private static List<String> texts(JsonNode example) {
        var texts = new ArrayList<String>();
        if (example.isString()) {
            texts.add(example.asString());
        }
        example.forEach(part -> texts.addAll(texts(part)));
        return texts;
    }

    /// @param name such as `requestBooking answer`
    private record Form(String name, JsonNode described, ObjectNode schemas) {

        JsonNode example() {
            return described.at("/example");
        }

    }

}
