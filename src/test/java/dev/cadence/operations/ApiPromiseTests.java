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

/// The API keeps what it has promised in `src/docs/openapi.json`, and promises all that there is.
@CadenceTest
record ApiPromiseTests(Api api) {

    private static final Path FRESH = Path.of("target/openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void nothingThatWasPromisedIsTakenBack() throws IOException {
        assertThat(ApiChanges.breaking(ApiChangesTests.promised(), described()))
            .as("what breaks clients. Find another way, or deprecate first and take it back when its time is over")
            .isEmpty();
    }

    @Test
    void whatIsPromisedIsAllThatThereIs() throws IOException {
        assertThat(ApiChanges.all(ApiChangesTests.promised(), described()))
            .as("what is otherwise than %2$s says. If it breaks nothing and is meant to last, promise it: "
                    + "./mvnw test -Dtest=ApiPromiseTests; cp %1$s %2$s", FRESH, ApiChangesTests.PROMISED)
            .isEmpty();
    }

    /// The description as it is promised, left in `target` to be recorded.
    private JsonNode described() throws IOException {
        var now = (ObjectNode) api.get("/v1/openapi").body();
        ((ObjectNode) now.get("info")).put("version", "1");
        ApiDescriptionTests.operations(now)
            .values()
            .forEach(operation -> operation.at("/responses").valueStream().forEach(ApiPromiseTests::shorten));
        Files.writeString(FRESH, JSON.writeValueAsString(now) + "\n");
        return now;
    }

    /// What problems mean is said by the catalogue, and changes its words.
    private static void shorten(JsonNode response) {
        ((ObjectNode) response).put("description",
                response.at("/description").asString().lines().findFirst().orElse(""));
    }

}
