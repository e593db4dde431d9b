package dev.cadence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequiredSettingsTests {

    private final MockEnvironment settings = new MockEnvironment()
        .withProperty("spring.datasource.url", "jdbc:postgresql://localhost:5432/cadence")
        .withProperty("spring.datasource.username", "cadence")
        .withProperty("spring.datasource.password", "confidential")
        .withProperty("cadence.encryption.keys", "confidential")
        .withProperty("cadence.stripe.api-key", "sk_test_confidential")
        .withProperty("cadence.stripe.webhook-secret", "whsec_confidential")
        .withProperty("spring.mail.host", "mail.example.com")
        .withProperty("cadence.mail.from", "cadence@example.com");

    @Test
    void aWholeConfigurationIsAccepted() {
        assertThatCode(() -> RequiredSettings.check(settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "DATABASE_URL, spring.datasource.url", "DATABASE_USER, spring.datasource.username",
            "DATABASE_PASSWORD, spring.datasource.password", "STRIPE_API_KEY, cadence.stripe.api-key",
            "CADENCE_ENCRYPTION_KEY, cadence.encryption.keys", "STRIPE_WEBHOOK_SECRET, cadence.stripe.webhook-secret",
            "SMTP_HOST, spring.mail.host", "MAIL_FROM, cadence.mail.from" })
    void aMissingSettingIsCalledByTheNameOfItsVariable(String variable, String property) {
        settings.setProperty(property, " ");

        assertRefused(variable + " is missing");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        settings.setProperty("spring.datasource.url", "");
        settings.setProperty("cadence.stripe.api-key", "");

        assertRefused("DATABASE_URL is missing%nSTRIPE_API_KEY is missing".formatted());
    }

    @ParameterizedTest
    @ValueSource(strings = { "postgres://cadence:confidential@localhost/cadence", "localhost:5432/cadence",
            "jdbc:mysql://localhost/cadence", "jdbc:postgresql://localhost:port/cadence?password=confidential" })
    void anAddressThatIsNoneIsNotRepeated(String address) {
        settings.setProperty("spring.datasource.url", address);

        assertRefused("DATABASE_URL does not look like jdbc:postgresql://host:5432/database");
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(RequiredSettings.WrongSettings.class)
            .isThrownBy(() -> RequiredSettings.check(settings))
            .withMessage(message);
    }

}
