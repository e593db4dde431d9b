package dev.cadence.shared;

import java.util.Currency;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTests {

    @Test
    void aSplitLosesNoCent() {
        for (var parts = 0; parts <= 168; parts++) {
            var split = Money.usd(1_200_00).split(parts, 168);

            assertThat(split.part().plus(split.rest())).isEqualTo(Money.usd(1_200_00));
        }
    }

    @Test
    void halfACentIsRoundedUp() {
        assertThat(Money.usd(1).split(1, 2)).isEqualTo(new Money.Split(Money.usd(1), Money.usd(0)));
        assertThat(Money.usd(5).split(1, 10).part()).isEqualTo(Money.usd(1));
        assertThat(Money.usd(4).split(1, 10).part()).isEqualTo(Money.usd(0));
    }

    @Test
    void noPartIsLargerThanTheWholeOrLessThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.usd(1).split(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.usd(1).split(-1, 2));
    }

    @Test
    void currenciesDoNotMix() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Money.usd(1).plus(new Money(1, Currency.getInstance("EUR"))));
    }

    @Test
    void whatDoesNotFitThrowsInsteadOfWrappingAround() {
        assertThatExceptionOfType(ArithmeticException.class)
            .isThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.usd(Long.MAX_VALUE).times(2));
    }

}
