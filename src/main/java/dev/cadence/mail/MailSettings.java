package dev.cadence.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.AssertTrue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Whom letters come from, and how they must travel. Where the mail server is, Spring Boot's own `spring.mail` says.
///
/// @param from an address, or a name with an address in angle brackets; `MAIL_FROM`
/// @param starttls `true` if letters and the password may go to a server over TLS only, `false` if also without it;
/// `SMTP_STARTTLS`. A word, because the mail library takes each that it does not know for false
@Validated
@ConfigurationProperties("cadence.mail")
record MailSettings(String from, String starttls) {

    private static final Set<String> TRUE_OR_FALSE = Set.of("true", "false");

    @AssertTrue(message = "MAIL_FROM is not an address such as cadence@example.com or Cadence <cadence@example.com>")
    boolean isFromAnAddress() {
        try {
            var address = address().getAddress();
            return from.matches("\\P{Cc}+") && address.matches("[!-~]{3,254}") && address.contains("@");
        }
        catch (AddressException none) {
            return false;
        }
    }

    @AssertTrue(message = "SMTP_STARTTLS is neither true nor false")
    boolean isStarttlsTrueOrFalse() {
        return TRUE_OR_FALSE.contains(starttls);
    }

    InternetAddress sender() throws AddressException, UnsupportedEncodingException {
        var address = address();
        return new InternetAddress(address.getAddress(), address.getPersonal(), StandardCharsets.UTF_8.name());
    }

    private InternetAddress address() throws AddressException {
        return new InternetAddress(from, true);
    }

}
