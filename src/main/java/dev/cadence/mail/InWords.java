package dev.cadence.mail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.cadence.shared.Money;

/// How letters write amounts and times, for people of any country.
public final class InWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter
        .ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);

    private InWords() {
    }

    /// Such as `USD 1500.00`.
    public static String amount(Money money) {
        var currency = money.currency();
        return "%s %s".formatted(currency.getCurrencyCode(),
                BigDecimal.valueOf(money.minor(), currency.getDefaultFractionDigits()).toPlainString());
    }

    /// Such as `Wednesday, 4 March 2026, 12:00 UTC`.
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

}
