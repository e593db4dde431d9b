package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import io.swagger.v3.oas.annotations.Hidden;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What people and programs learn of the API before they call it.
@CadenceTest
record ApiDescriptionTests(Api api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    /// Operations that answer in other forms than JSON alone.
    private static final Map<String, Set<String>> FORMS = Map.of("exportDecisions",
            Set.of("application/json", "text/csv"), "exportLedger", Set.of("text/csv"), "printInvoice",
            Set.of("text/html", "application/pdf"), "readEvents", Set.of("application/json", "text/event-stream"));

    @Test
    void theDescriptionIsOpenApiThreePointOne() {
        var description = description();

        assertThat(description.at("/openapi").asString()).startsWith("3.1.");
        assertThat(description.at("/info/title").asString()).isEqualTo("Cadence");
        assertThat(description.at("/info/version").asString()).isNotBlank();
        assertThat(description.at("/servers").valueStream().map(server -> server.at("/url").asString()))
            .containsExactly("/");
        assertThat(description.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void theDescriptionIsTheSameAtEveryCall() {
        assertThat(api.get("/v1/openapi").text()).isEqualTo(api.get("/v1/openapi").text());
        assertThat(List.copyOf(description().at("/paths").propertyNames())).isSorted();
        assertThat(List.copyOf(description().at("/components/schemas").propertyNames())).isSorted();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var description = description();

        assertThat(description.findValuesAsString("$ref")).isNotEmpty()
            .allSatisfy(reference -> assertThat(description.at(reference.substring(1)).isMissingNode()).isFalse());
    }

    @Test
    void everyOperationOfOursIsDescribedAndNoOther() {
        var ours = mappings.getHandlerMethods()
            .entrySet()
            .stream()
            .filter(operation -> operation.getValue().getBeanType().getPackageName().startsWith("dev.cadence"))
            .filter(operation -> !operation.getKey().getMethodsCondition().isEmpty())
            .filter(operation -> !operation.getValue().getBeanType().isAnnotationPresent(Hidden.class))
            .flatMap(operation -> operation.getKey()
                .getPatternValues()
                .stream()
                .map(path -> operation.getKey().getMethodsCondition().getMethods().iterator().next() + " " + path))
            .collect(Collectors.toSet());

        assertThat(operations().keySet()).hasSizeGreaterThan(20).isEqualTo(ours);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItIsForAndForWhom() {
        assertThat(operations().values().stream().map(operation -> operation.at("/operationId").asString()))
            .doesNotHaveDuplicates()
            .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
        eachOperation((name, operation) -> {
            assertThat(operation.at("/summary").asString()).as(name).matches("[A-Z].*[^.]");
            assertThat(operation.at("/description").asString()).as(name).startsWith("For ");
            assertThat(operation.at("/tags")).as(name).hasSize(1);
            assertThat(operation.has("security")).as(name)
                .isNotEqualTo(operation.at("/description").asString().startsWith("For everyone, signed in or not"));
        });
    }

    @Test
    void everyTagIsExplainedOnce() {
        var explained = description().at("/tags").valueStream().map(tag -> tag.at("/name").asString()).toList();

        assertThat(explained).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(operations().values()
                .stream()
                .map(operation -> operation.at("/tags/0").asString())
                .collect(Collectors.toSet()));
        assertThat(description().at("/tags").valueStream())
            .allSatisfy(tag -> assertThat(tag.at("/description").asString()).isNotBlank());
    }

    @Test
    void everyOperationHasOneSuccessWithTheBodyThatItAnswers() {
        eachOperation((name, operation) -> {
            var successes = operation.at("/responses")
                .propertyNames()
                .stream()
                .filter(status -> status.startsWith("2"))
                .toList();
            assertThat(successes).as(name).hasSize(1).isSubsetOf("200", "201", "202", "204");
            var success = operation.at("/responses/" + successes.getFirst());
            assertThat(success.at("/content").propertyNames()).as(name)
                .isEqualTo(List.of("202", "204").contains(successes.getFirst()) ? Set.of()
                        : FORMS.getOrDefault(operation.at("/operationId").asString(), Set.of("application/json")));
            assertThat(success.at("/headers").has("Location")).as(name).isEqualTo(successes.contains("201"));
            assertThat(success.at("/content/application~1json").findValues("schema")).as(name)
                .allMatch(schema -> schema.has("$ref"));
        });
    }

    @Test
    void everyOtherAnswerIsAProblemWhoseCodesAreExplained() {
        eachOperation((name, operation) -> operation.at("/responses").properties().forEach(response -> {
            if (!response.getKey().startsWith("2") && !response.getKey().equals("304")) {
                assertThat(response.getValue().at("/content").propertyNames()).as(name)
                    .containsExactly("application/problem+json");
                assertThat(response.getValue().at("/x-problems")).as(name).isNotEmpty();
                assertThat(response.getValue().at("/x-problems").valueStream().map(JsonNode::asString)).as(name)
                    .doesNotHaveDuplicates()
                    .allMatch(code -> response.getValue().at("/description").asString().contains("/problems/" + code));
            }
        }));
    }

    @Test
    void everyOperationUnderVersionOneIsLimitedAndSaysSo() {
        eachOperation((name, operation) -> {
            var limited = name.contains(" /v1/");
            assertThat(operation.at("/responses/429/x-problems").valueStream().map(JsonNode::asString)).as(name)
                .containsExactlyElementsOf(limited ? List.of("too-many-requests") : List.of());
            assertThat(operation.at("/responses/429/headers").has("Retry-After")).as(name).isEqualTo(limited);
            assertThat(operation.at("/responses").valueStream()).as(name)
                .allSatisfy(response -> assertThat(response.at("/headers").has("RateLimit")).isEqualTo(limited))
                .allSatisfy(response -> assertThat(response.at("/headers").has("RateLimit-Policy")).isEqualTo(limited));
        });
    }

    @Test
    void parametersAreWhatCallersSendAndNothingElse() {
        eachOperation((name, operation) -> operation.at("/parameters").valueStream().forEach(parameter -> {
            assertThat(parameter.at("/in").asString()).as(name).isIn("path", "query", "header");
            assertThat(parameter.at("/schema/type").asString()).as("%s %s", name, parameter)
                .isIn("string", "integer", "boolean", "array");
        }));
        assertThat(description().at("/components/schemas").propertyNames())
            .noneMatch(name -> name.matches(".*(View|Caller|SignedIn|Pageable|Founder|Admin).*"));
    }

    /// Addresses are kept in logs, histories and referrers of others.
    @Test
    void noOperationTakesASecretInItsAddress() {
        eachOperation((name, operation) -> assertThat(operation.at("/parameters").valueStream())
            .filteredOn(parameter -> !parameter.at("/in").asString().equals("header"))
            .extracting(parameter -> parameter.at("/name").asString())
            .filteredOn(parameter -> !name.equals("GET /problems/{code}"))
            .as(name)
            .noneMatch(parameter -> parameter.matches("(?i).*(token|key|secret|code|password).*")));
    }

    @Test
    void everyListGoesOnWithACursorAndALimit() {
        eachOperation((name, operation) -> {
            var parameters = operation.at("/parameters").valueStream().map(it -> it.at("/name").asString()).toList();
            var answer = operation.at("/responses/200/content/application~1json/schema/$ref").asString();
            var paged = !answer.isEmpty() && description().at(answer.substring(1) + "/properties").has("items");
            assertThat(parameters.containsAll(List.of("cursor", "limit"))).as(name).isEqualTo(paged);
        });
    }

    @Test
    void whatIsAlwaysThereIsRequired() {
        var schemas = description().at("/components/schemas");

        assertThat(schemas.at("/Booking/required").valueStream().map(JsonNode::asString))
            .contains("id", "stage", "weeklyPrice", "weeksPaid")
            .doesNotContain("endedAt", "trialEndsAt", "privateReason");
        assertThat(schemas.at("/Money/required").valueStream().map(JsonNode::asString))
            .containsExactlyInAnyOrder("amount", "currency");
        assertThat(schemas.at("/Money/properties/currency/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/PageBooking/required").valueStream().map(JsonNode::asString)).containsExactly("items");
        assertThat(schemas.at("/BookingRequest/required").valueStream().map(JsonNode::asString))
            .containsExactly("engineerId");
    }

    @Test
    void nothingInTheDescriptionIsUnfinished() {
        assertThat(api.get("/v1/openapi").text()).doesNotContainIgnoringCase("todo", "fixme", "lorem", "-controller",
                "generated server", "dev.cadence", "java.lang", "*/*");
    }

    private void eachOperation(BiConsumer<String, JsonNode> check) {
        assertThat(operations()).isNotEmpty();
        operations().forEach(check);
    }

    /// By their names, such as `GET /v1/me`.
    private Map<String, JsonNode> operations() {
        return operations(description());
    }

    static Map<String, JsonNode> operations(JsonNode description) {
        return description.at("/paths")
            .properties()
            .stream()
            .flatMap(path -> path.getValue()
                .properties()
                .stream()
                .map(operation -> Map.entry(
                        "%s %s".formatted(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey()),
                        operation.getValue())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JsonNode description() {
        return api.get("/v1/openapi").body();
    }

}
