package dev.cadence.stripe;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Validation;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class StripeSettingsTests {

    static StripeSettings aTestSetup(String webhookSecret) {
        return new StripeSettings("sk_test_1", webhookSecret, "", "", URI.create("http://127.0.0.1:1"),
                Duration.ofSeconds(1), 1);
    }

    @ParameterizedTest
    @CsvSource({ "sk_live_1, https://api.stripe.com", "rk_live_1, https://api.stripe.com",
            "sk_test_1, https://api.stripe.com", "sk_test_1, http://127.0.0.1:12111",
            "sk_test_1, http://localhost:12111" })
    void aKeyGoesToStripeOrATestKeyToThisMachine(String key, URI api) {
        assertThat(faultsOf(key, api)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "sk_live_1, http://127.0.0.1:12111", "sk_live_1, https://api.stripe.com.example.com",
            "sk_test_1, https://example.com", "sk_live_1, http://api.stripe.com", "pk_live_1, https://api.stripe.com",
            "'', https://api.stripe.com" })
    void aKeyGoesNowhereElse(String key, URI api) {
        assertThat(faultsOf(key, api)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "0, false", "-1, false", "0.01, true", "1, true", "1.01, false" })
    void anInstanceTakesPartOfStripesLimitsOrAllOfThem(double share, boolean right) {
        assertThat(faultsOf("sk_live_1", URI.create("https://api.stripe.com"), share).isEmpty()).isEqualTo(right);
    }

    @Test
    void aSimulatorMayBeAskedForMoreThanStripeAllows() {
        assertThat(faultsOf("sk_test_1", URI.create("http://127.0.0.1:12111"), 1_000)).isEmpty();
    }

    @Test
    void aWrongKeyIsCalledByTheNameOfItsVariable() {
        assertThat(faultsOf("nonsense", URI.create("https://api.stripe.com")))
            .contains("STRIPE_API_KEY is not a secret or restricted key, which starts with sk_ or rk_");
    }

    @Test
    void aWrongKeyIsNotRepeatedWhenTheStartFails() {
        new ApplicationContextRunner().withUserConfiguration(Settings.class)
            .withPropertyValues("cadence.stripe.api-key=pk_confidential", "cadence.stripe.webhook-secret=confidential")
            .run(started -> assertThat(Throwables.getStackTrace(requireNonNull(started.getStartupFailure())))
                .contains("STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET")
                .doesNotContain("confidential"));
    }

    @Test
    void theSettingsDoNotPrintTheirSecrets() {
        assertThat(aTestSetup("whsec_1").toString()).doesNotContain("sk_test_1").doesNotContain("whsec_1");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StripeSettings.class)
    static class Settings {

    }

    private static java.util.List<String> faultsOf(String key, URI api) {
        return faultsOf(key, api, 1);
    }

    private static java.util.List<String> faultsOf(String key, URI api, double share) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator()
                .validate(new StripeSettings(key, "whsec_1", "", "", api, Duration.ofSeconds(1), share))
                .stream()
                .map(fault -> fault.getMessage())
                .toList();
        }
    }

}
