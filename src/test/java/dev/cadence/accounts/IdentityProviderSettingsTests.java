package dev.cadence.accounts;

import java.util.HashMap;
import java.util.Map;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityProviderSettingsTests {

    private static final String PREFIX = "CADENCE_OIDC_PROVIDERS_ACME_";

    private final Map<String, Object> environment = new HashMap<>(Map.of(PREFIX + "NAME", "Acme", PREFIX + "ISSUER",
            "https://id.example.com/acme", PREFIX + "CLIENT_ID", "cadence", PREFIX + "CLIENT_SECRET", "confidential",
            PREFIX + "REDIRECT_URI", "https://app.example.com/signed-in?by=acme"));

    @Test
    void withoutSettingsThereIsNoProvider() {
        environment.clear();

        start(started -> assertThat(started.getBean(IdentityProviderSettings.class).providers()).isEmpty());
    }

    @Test
    void aProviderIsReadFromTheEnvironment() {
        start(started -> assertThat(started.getBean(IdentityProviderSettings.class).providers()).containsExactly(
                Map.entry("acme", new IdentityProviderSettings.Provider("Acme", "https://id.example.com/acme",
                        "cadence", "confidential", "https://app.example.com/signed-in?by=acme"))));
    }

    @Test
    void theSecretIsNotPrinted() {
        start(started -> assertThat(started.getBean(IdentityProviderSettings.class).toString()).contains("acme")
            .doesNotContain("confidential"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "NAME", "ISSUER", "CLIENT_ID", "CLIENT_SECRET", "REDIRECT_URI" })
    void whatIsMissingFailsTheStartWithoutTheSecretBeingPrinted(String variable) {
        environment.remove(PREFIX + variable);

        assertRefused("must not be blank");
    }

    @ParameterizedTest
    @CsvSource({ "ISSUER, http://id.example.com", "ISSUER, https://id.example.com?tenant=1", "ISSUER, id.example.com",
            "ISSUER, ftp://localhost", "REDIRECT_URI, http://app.example.com",
            "REDIRECT_URI, https://app.example.com#a", "REDIRECT_URI, https:///signed-in", "REDIRECT_URI, /signed-in" })
    void anAddressThatOthersCouldReadOrThatIsNoneFailsTheStart(String variable, String address) {
        environment.put(PREFIX + variable, address);

        assertRefused(variable + " must be an https address");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000" })
    void onThisMachinePlainTextIsEnough(String address) {
        environment.put(PREFIX + "ISSUER", address);

        start(started -> assertThat(started).hasNotFailed());
    }

    private void assertRefused(String message) {
        start(started -> {
            var failure = started.getStartupFailure();
            assertThat(failure).isNotNull();
            assertThat(Throwables.getStackTrace(failure)).contains(message).doesNotContain("confidential");
        });
    }

    private void start(java.util.function.Consumer<AssertableApplicationContext> check) {
        new ApplicationContextRunner().withUserConfiguration(Settings.class)
            .withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
            .run(check::accept);
    }

    @EnableConfigurationProperties(IdentityProviderSettings.class)
    static class Settings {

    }

}
