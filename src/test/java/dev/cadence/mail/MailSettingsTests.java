package dev.cadence.mail;

import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = { "cadence@example.com", "Cadence <cadence@example.com>", "Größe <cadence@example.com>" })
    void lettersComeFromAnAddressWithOrWithoutAName(String from) {
        assertThat(faultsOf(from, "true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Cadence", "cadence@", "cadence@exämple.com", "a@example.com, b@example.com",
            "Cadence <cadence@example.com>\r\nBcc: eve@example.com" })
    void lettersComeFromNothingElse(String from) {
        assertThat(faultsOf(from, "true")).containsExactly(
                "MAIL_FROM is not an address such as cadence@example.com or Cadence <cadence@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yes", "1", "TRUE" })
    void whetherTlsIsRequiredIsNeverGuessed(String starttls) {
        assertThat(faultsOf("cadence@example.com", starttls))
            .containsExactly("SMTP_STARTTLS is neither true nor false");
    }

    @Test
    void aNameBeyondAsciiTravelsEncoded() throws Exception {
        assertThat(new MailSettings("Größe <cadence@example.com>", "true").sender().toString())
            .isEqualTo("=?UTF-8?Q?Gr=C3=B6=C3=9Fe?= <cadence@example.com>");
    }

    private static List<String> faultsOf(String from, String starttls) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator()
                .validate(new MailSettings(from, starttls))
                .stream()
                .map(ConstraintViolation::getMessage)
                .toList();
        }
    }

}
