package dev.cadence.vetting;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// A grader is described wholly or not at all, from the environment by way of the application's own configuration.
class GraderSettingsTests {

    private final Map<String, Object> environment = new HashMap<>(
            Map.of("CADENCE_GRADER_URL", "https://grader.example.com/grade", "CADENCE_GRADER_KEY", "confidential",
                    "CADENCE_GRADER_MODEL", "grader-2026"));

    @Test
    void withoutSettingsThereIsNoGrader() {
        environment.clear();

        start(started -> assertThat(started.getBean(GraderSettings.class).isGiven()).isFalse());
    }

    @Test
    void aGraderIsReadFromTheEnvironmentAndItsKeyIsNotPrinted() {
        start(started -> {
            var settings = started.getBean(GraderSettings.class);
            assertThat(settings.isGiven()).isTrue();
            assertThat(settings.key()).isEqualTo("confidential");
            assertThat(settings.connectTimeout()).hasSeconds(10);
            assertThat(settings.readTimeout()).hasSeconds(120);
            assertThat(settings).hasToString("GraderSettings[url=https://grader.example.com/grade, model=grader-2026]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "CADENCE_GRADER_URL", "CADENCE_GRADER_KEY", "CADENCE_GRADER_MODEL" })
    void whatIsMissingFailsTheStartByItsName(String variable) {
        environment.remove(variable);

        assertRefused(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource({ "CADENCE_GRADER_URL, http://grader.example.com", "CADENCE_GRADER_URL, https://a:b@grader.example.com",
            "CADENCE_GRADER_URL, https://grader.example.com#a", "CADENCE_GRADER_URL, grader.example.com",
            "CADENCE_GRADER_URL, ftp://localhost", "CADENCE_GRADER_KEY, conf idential", "CADENCE_GRADER_KEY, gehëim" })
    void whatCannotBeSentSafelyFailsTheStart(String variable, String value) {
        environment.put(variable, value);

        assertRefused(variable + " must be");
    }

    @Test
    void aModelHasANameThatTheDatabaseCanKeep() {
        environment.put("CADENCE_GRADER_MODEL", "m".repeat(101));

        assertRefused("CADENCE_GRADER_MODEL must be a name of at most 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:9000/grade", "http://127.0.0.1:9000", "http://[::1]:9000" })
    void onThisMachinePlainTextIsEnough(String address) {
        environment.put("CADENCE_GRADER_URL", address);

        start(started -> assertThat(started).hasNotFailed());
    }

    private void assertRefused(String message) {
        start(started -> {
            var failure = started.getStartupFailure();
            assertThat(failure).isNotNull();
            assertThat(Throwables.getStackTrace(failure)).contains(message).doesNotContain("conf idential", "gehëim");
        });
    }

    private void start(Consumer<AssertableApplicationContext> check) {
        new ApplicationContextRunner()
            .withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class)
            .run(check::accept);
    }

    @EnableConfigurationProperties(GraderSettings.class)
    static class Settings {

    }

}
