package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The API keeps what it has promised in `src/docs/openapi.json`.
@CadenceTest
record ApiPromiseTests(Api api) {

    private static final Path FRESH = Path.of("target/openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void nothingThatWasPromisedIsTakenBack() throws IOException {
        var now = (ObjectNode) api.get("/v1/openapi").body();
        ((ObjectNode) now.get("info")).put("version", "1");
        ApiDescriptionTests.operations(now)
            .values()
            .forEach(operation -> operation.at("/responses").valueStream().forEach(ApiPromiseTests::shorten));
        Files.writeString(FRESH, JSON.writeValueAsString(now) + "\n");

        var promised = ApiChangesTests.promised();

        assertThat(ApiChanges.breaking(promised, now))
            .as("what breaks clients. Find another way, or deprecate first and take it back when its time is over")
            .isEmpty();
        if (!promised.equals(now)) {
            System.out.printf("The API has grown. To promise that too: cp %s %s%n", FRESH, ApiChangesTests.PROMISED);
        }
    }

    /// What problems mean is said by the catalogue, and changes its words.
    private static void shorten(JsonNode response) {
        ((ObjectNode) response).put("description",
                response.at("/description").asString().lines().findFirst().orElse(""));
    }

}
