package dev.cadence.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;

/// An amount of one currency in its minor unit: `usd(1_500_00)` is $1,500.00. Every operation is exact or throws.
///
/// @param minor the amount in minor units (cents), negative where money flows back
/// @param currency the ISO 4217 currency, stored with every amount
@Embeddable
public record Money(@JsonProperty("amount") long minor, Currency currency) {

    private static final Currency USD = Currency.getInstance("USD");

    public static Money usd(long minor) {
        return new Money(minor, USD);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other.currency, currency));
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return times(-1);
    }

    /// Divides this amount in two without losing a cent: the part is `parts / of` of it,
    /// rounded half up to the minor
    /// unit, and the rest is all that remains.
    public Split split(long parts, long of) {
        if (parts < 0 || parts > of) {
            throw new IllegalArgumentException("%d of %d is no part of a whole".formatted(parts, of));
        }
        var part = BigDecimal.valueOf(minor)
            .multiply(BigDecimal.valueOf(parts))
            .divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP)
            .longValueExact();
        return new Split(new Money(part, currency), new Money(Math.subtractExact(minor, part), currency));
    }

    /// `parts / of` of this amount, rounded down to the minor unit.
    public Money roundedDownPart(long parts, long of) {
        if (parts < 0 || parts > of) {
            throw new IllegalArgumentException("%d of %d is no part of a whole".formatted(parts, of));
        }
        var part = BigDecimal.valueOf(minor)
            .multiply(BigDecimal.valueOf(parts))
            .divide(BigDecimal.valueOf(of), 0, RoundingMode.FLOOR)
            .longValueExact();
        return new Money(part, currency);
    }

    /// Two amounts that together are the whole that was split.
    public record Split(Money part, Money rest) {
    }

}
