package dev.cadence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/// What an installation has to say before it can start. Asked before anything else happens, and answered with all that
/// is wrong at once.
///
/// @param variable what it is called in the environment
/// @param property what it is called in the configuration, which takes it from the environment unless told otherwise
record RequiredSettings(String variable, String property) {

    private static final List<RequiredSettings> ALL = List.of(
            new RequiredSettings("DATABASE_URL", "spring.datasource.url"),
            new RequiredSettings("DATABASE_USER", "spring.datasource.username"),
            new RequiredSettings("DATABASE_PASSWORD", "spring.datasource.password"),
            new RequiredSettings("CADENCE_ENCRYPTION_KEY", "cadence.encryption.keys"),
            new RequiredSettings("STRIPE_API_KEY", "cadence.stripe.api-key"),
            new RequiredSettings("STRIPE_WEBHOOK_SECRET", "cadence.stripe.webhook-secret"),
            new RequiredSettings("SMTP_HOST", "spring.mail.host"),
            new RequiredSettings("MAIL_FROM", "cadence.mail.from"));

    static void check(PropertyResolver settings) {
        var faults = ALL.stream().filter(setting -> setting.isMissing(settings)).map(RequiredSettings::fault).toList();
        if (faults.isEmpty() && !isAnAddress(settings.getRequiredProperty("spring.datasource.url"))) {
            faults = List.of("DATABASE_URL does not look like jdbc:postgresql://host:5432/database");
        }
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
    }

    private boolean isMissing(PropertyResolver settings) {
        return !StringUtils.hasText(settings.getProperty(property));
    }

    /// Asked here because the connection pool would repeat an address that no driver
    /// knows, and a password in it.
    private static boolean isAnAddress(String url) {
        try {
            DriverManager.getDriver(url);
            return true;
        }
        catch (SQLException unknown) {
            return false;
        }
    }

    private String fault() {
        return variable + " is missing";
    }

    /// Says what is wrong with which setting, and never a setting's value.
    static final class WrongSettings extends RuntimeException {

        WrongSettings(List<String> faults) {
            super(String.join("%n".formatted(), faults));
        }

    }

}
