package dev.cadence.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the codes of problems mean, and where their types lead.
@CadenceTest
record ProblemCatalogueTests(Api api, ProblemCatalogue catalogue) {

    /// What the framework and the server answer by themselves.
    private static final List<String> OF_STATUSES = List.of("bad-request", "not-found", "method-not-allowed",
            "not-acceptable", "request-timeout", "unsupported-media-type", "expectation-failed",
            "internal-server-error", "not-implemented", "http-version-not-supported");

    private static final List<Pattern> IN_THE_CODE = List.of(
            Pattern.compile("Refusal\\s*\\.(?!invalid)\\w+\\(\\s*\"([a-z-]+)\""),
            Pattern.compile("new ConstraintRefusal\\(\\s*\"\\w+\",\\s*\"([a-z-]+)\""),
            Pattern.compile("of\\(HttpStatus\\.\\w+,\\s*\"([a-z-]+)\""),
            Pattern.compile("new Refusal\\(HttpStatus\\.\\w+,\\s*\"([a-z-]+)\""),
            Pattern.compile("\"[45]\\d\\d ([a-z-]+)\""),
            Pattern.compile("(?<=add\\([45]\\d\\d, [^)]{0,80})\"([a-z-]+)\""));

    @Test
    void everyCodeHasOneLineAndEveryLineHasACode() {
        var used = Stream.concat(OF_STATUSES.stream(), IN_THE_CODE.stream().flatMap(ProblemCatalogueTests::found))
            .collect(Collectors.toCollection(TreeSet::new));

        assertThat(catalogue.codes()).containsExactlyElementsOf(used);
    }

    @Test
    void everyLineIsASentence() {
        assertThat(catalogue.codes())
            .allSatisfy(code -> assertThat(catalogue.meaning(code).orElseThrow()).matches("[A-Z].{20,140}\\."));
    }

    @Test
    void everyTypeLeadsToItsMeaning() {
        assertThat(catalogue.codes()).allSatisfy(code -> {
            var answer = api.get("/problems/" + code);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/type")).isEqualTo("/problems/" + code);
            assertThat(answer.at("/meaning")).isEqualTo(catalogue.meaning(code).orElseThrow());
        });
    }

    @Test
    void aMeaningNamesTheOperationsThatAnswerWithIt() {
        assertThat(api.get("/problems/engineer-taken").at("/operations/0")).isEqualTo("409 POST /v1/bookings");
        assertThat(api.get("/problems/wrong-stage").text()).contains("409 PUT /v1/bookings/{id}/acceptance",
                "409 PUT /v1/bookings/{id}/cancellation");
        assertThat(api.get("/problems/not-acceptable").body().at("/operations")).hasSizeGreaterThan(20);
    }

    @Test
    void aMeaningMayBeKeptForAnHour() {
        assertThat(api.get("/problems/wrong-stage").header("Cache-Control")).isEqualTo("max-age=3600, public");
    }

    @Test
    void theTypeOfAProblemCanBeFollowed() {
        var problem = api.get("/v1/me");

        assertThat(api.get(problem.at("/type")).at("/meaning")).contains("session's token or an API key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "nothing", "Wrong-Stage", "wrong-stage.json", "%20", "..." })
    void aCodeThatNobodyKnowsIsNotFound(String code) {
        var answer = api.get("/problems/" + code);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    private static Stream<String> found(Pattern pattern) {
        return sources().flatMap(source -> pattern.matcher(source).results()).map(match -> match.group(1));
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                .map(ProblemCatalogueTests::read)
                .toList()
                .stream();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

}
