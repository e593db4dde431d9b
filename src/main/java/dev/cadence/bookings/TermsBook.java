package dev.cadence.bookings;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Every version of the terms, read from the database. Versions never change, so each is read once.
@Service
public class TermsBook {

    private final JdbcClient jdbc;

    private final Map<Integer, Terms> known = new ConcurrentHashMap<>();

    TermsBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Terms version(int version) {
        return known.computeIfAbsent(version,
                unread -> jdbc.sql("select * from terms where version = ?")
                    .param(unread)
                    .query(TermsBook::read)
                    .single());
    }

    /// Under which terms a booking is requested at an instant.
    public Terms inForceAt(Instant now) {
        var version = jdbc.sql("select version from terms where valid_from <= ? order by valid_from desc limit 1")
            .param(now.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
        return version(version);
    }

    private static Terms read(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var prices = new EnumMap<Tier, Money>(Tier.class);
        for (var tier : Tier.values()) {
            prices.put(tier, new Money(row.getLong(tier.name().toLowerCase(Locale.ROOT) + "_week_minor"), currency));
        }
        return new Terms(row.getInt("version"), row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                Collections.unmodifiableMap(prices), hours(row, "accept_within_hours"), hours(row, "trial_hours"),
                row.getInt("fee_basis_points"), retries(row.getArray("retry_after_hours")),
                hours(row, "unpaid_after_hours"), hours(row, "charge_spacing_hours"), hours(row, "hold_hours"),
                new Money(row.getLong("trial_fund_minor"), currency), row.getInt("attempts_per_card"),
                Duration.ofDays(row.getInt("attempts_window_days")), hours(row, "authenticate_hours"),
                row.getInt("netting_basis_points"));
    }

    private static Duration hours(ResultSet row, String column) throws SQLException {
        return Duration.ofHours(row.getInt(column));
    }

    private static List<Duration> retries(Array hours) throws SQLException {
        return Arrays.stream((Integer[]) hours.getArray()).sorted().map(Duration::ofHours).toList();
    }

}
