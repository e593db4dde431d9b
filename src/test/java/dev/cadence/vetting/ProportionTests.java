package dev.cadence.vetting;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The intervals were computed by SciPy 1.17.1, `binomtest(…).proportion_ci(0.95, "wilson")`.
class ProportionTests {

    @ParameterizedTest
    @CsvSource({ "0, 5, 0.0000, 0.0000, 0.4345", "5, 5, 1.0000, 0.5655, 1.0000", "1, 1, 1.0000, 0.2065, 1.0000",
            "7, 12, 0.5833, 0.3195, 0.8067", "50, 100, 0.5000, 0.4038, 0.5962", "1, 3, 0.3333, 0.0615, 0.7923",
            "199, 20000, 0.0100, 0.0087, 0.0114", "20000, 20000, 1.0000, 0.9998, 1.0000" })
    void theIntervalIsWilsons(int number, int all, BigDecimal rate, BigDecimal from, BigDecimal to) {
        assertThat(Proportion.of(number, all)).isEqualTo(new Proportion(rate, from, to));
    }

}
