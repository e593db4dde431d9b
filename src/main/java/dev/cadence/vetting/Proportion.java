package dev.cadence.vetting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How many of some there are, with the interval that holds the true rate in 95 of 100 samples, all in ten-thousandths.
record Proportion(BigDecimal rate, BigDecimal from, BigDecimal to) {

    /// The standard normal distribution's quantile at 97.5 %.
    private static final double Z = 1.959963984540054;

    /// By Wilson's score interval without correction for continuity: E. B. Wilson,
    /// Probable Inference, the Law of Succession, and Statistical Inference, Journal of
    /// the American Statistical Association 22 (1927).
    /// @param number how many, from 0 to `all`
    /// @param all at least one
    static Proportion of(int number, int all) {
        var rate = (double) number / all;
        var center = rate + Z * Z / (2 * all);
        var margin = Z * Math.sqrt(rate * (1 - rate) / all + Z * Z / (4.0 * all * all));
        var scale = 1 + Z * Z / all;
        return new Proportion(rounded(rate), rounded(Math.max(0, (center - margin) / scale)),
                rounded(Math.min(1, (center + margin) / scale)));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

}
