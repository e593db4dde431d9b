package dev.cadence.advisor;

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

/// A model that words summaries is described wholly or not at all, from the environment by way of the application's own configuration.
class SummarySettingsTests {

    private final Map<String, Object> environment = new HashMap<>(
            Map.of("CADENCE_ADVISOR_WORDING_URL", "https://words.example.com/word", "CADENCE_ADVISOR_WORDING_KEY",
                    "confidential", "CADENCE_ADVISOR_WORDING_MODEL", "writer-2026"));

    @Test
    void withoutSettingsThereIsNoModel() {
        environment.clear();

        start(started -> assertThat(started.getBean(SummarySettings.class).isGiven()).isFalse());
    }

    @Test
    void aModelIsReadFromTheEnvironmentAndItsKeyIsNotPrinted() {
        start(started -> {
            var settings = started.getBean(SummarySettings.class);
            assertThat(settings.isGiven()).isTrue();
            assertThat(settings.key()).isEqualTo("confidential");
            assertThat(settings.connectTimeout()).hasSeconds(1);
            assertThat(settings.readTimeout()).hasSeconds(2);
            assertThat(settings).hasToString("SummarySettings[url=https://words.example.com/word, model=writer-2026]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "CADENCE_ADVISOR_WORDING_URL", "CADENCE_ADVISOR_WORDING_KEY", "CADENCE_ADVISOR_WORDING_MODEL" })
    void whatIsMissingFailsTheStartByItsName(String variable) {
        environment.remove(variable);

        assertRefused(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource({ "CADENCE_ADVISOR_WORDING_URL, http://words.example.com",
            "CADENCE_ADVISOR_WORDING_URL, https://a:b@words.example.com",
            "CADENCE_ADVISOR_WORDING_URL, https://words.example.com#a",
            "CADENCE_ADVISOR_WORDING_URL, words.example.com", "CADENCE_ADVISOR_WORDING_URL, ftp://localhost",
            "CADENCE_ADVISOR_WORDING_KEY, conf idential", "CADENCE_ADVISOR_WORDING_KEY, gehëim" })
    void whatCannotBeSentSafelyFailsTheStart(String variable, String value) {
        environment.put(variable, value);

        assertRefused(variable + " must be");
    }

    @Test
    void aModelHasANameOfSomeLength() {
        environment.put("CADENCE_ADVISOR_WORDING_MODEL", "m".repeat(101));

        assertRefused("CADENCE_ADVISOR_WORDING_MODEL must be a name of at most 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:9000/word", "http://127.0.0.1:9000", "http://[::1]:9000" })
    void onThisMachinePlainTextIsEnough(String address) {
        environment.put("CADENCE_ADVISOR_WORDING_URL", address);

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

    @EnableConfigurationProperties(SummarySettings.class)
    static class Settings {

    }

}
