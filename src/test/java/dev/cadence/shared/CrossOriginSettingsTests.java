package dev.cadence.shared;

import java.util.List;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class CrossOriginSettingsTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withUserConfiguration(Settings.class);

    @Test
    void noOriginIsAllowedUnlessItIsNamed() {
        assertThat(new CrossOriginSettings(List.of()).isEveryOriginExact()).isTrue();
        application.withPropertyValues("cadence.cors.origins=")
            .run(started -> assertThat(started.getBean(CrossOriginSettings.class).origins()).isEmpty());
    }

    @Test
    void severalOriginsAreSeparatedByCommas() {
        application.withPropertyValues("cadence.cors.origins=https://app.example.com, http://localhost:3000")
            .run(started -> assertThat(started.getBean(CrossOriginSettings.class).origins())
                .containsExactly("https://app.example.com", "http://localhost:3000"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://app.example.com", "https://app.example.com:8443", "http://localhost",
            "http://localhost:3000", "http://127.0.0.1:5173", "https://xn--bcher-kva.example" })
    void anExactOriginIsAccepted(String origin) {
        assertThat(new CrossOriginSettings(List.of(origin)).isEveryOriginExact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "null", "", "https://*.example.com", "http://app.example.com", "app.example.com",
            "https://app.example.com/", "https://app.example.com/path", "https://App.example.com", "https://",
            "https://app.example.com:0", "https://user@app.example.com", "http://localhost.example.com", "file://" })
    void anythingElseFailsTheStart(String origin) {
        assertThat(new CrossOriginSettings(List.of("https://app.example.com", origin)).isEveryOriginExact()).isFalse();
    }

    @Test
    void aFailedStartNamesTheVariable() {
        application.withPropertyValues("cadence.cors.origins=*")
            .run(started -> assertThat(Throwables.getStackTrace(requireNonNull(started.getStartupFailure())))
                .contains("CADENCE_CORS_ORIGINS"));
    }

    @EnableConfigurationProperties(CrossOriginSettings.class)
    static class Settings {

    }

}
