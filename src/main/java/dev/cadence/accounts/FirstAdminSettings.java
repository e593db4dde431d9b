package dev.cadence.accounts;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/// Who becomes the first admin of an installation that has none: `CADENCE_FIRST_ADMIN_EMAIL` and
/// `CADENCE_FIRST_ADMIN_PASSWORD`. Without them nobody does.
///
/// What is wrong is said about the whole, never about the password: a failed start prints the value that it complains
/// about.
@Validated
@ConfigurationProperties("cadence.first-admin")
record FirstAdminSettings(@Nullable String email, @Nullable String password) {

    FirstAdminSettings {
        email = StringUtils.hasText(email) ? email : null;
        password = StringUtils.hasText(password) ? password : null;
    }

    @AssertTrue(message = "CADENCE_FIRST_ADMIN_EMAIL and CADENCE_FIRST_ADMIN_PASSWORD go together: set both or neither")
    boolean isWholeOrMissing() {
        return (email == null) == (password == null);
    }

    @AssertTrue(message = "CADENCE_FIRST_ADMIN_PASSWORD needs 12 to 128 characters")
    boolean isPasswordLongEnough() {
        return password == null || password.length() >= 12 && password.length() <= 128;
    }

    @Nullable NewPerson person() {
        return email == null || password == null ? null : new NewPerson("First admin", email, password);
    }

    @Override
    public String toString() {
        return "FirstAdminSettings[email=%s]".formatted(email);
    }

}
