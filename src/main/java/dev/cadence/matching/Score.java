package dev.cadence.matching;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// How well an engineer suits a brief, part by part, in hundredths of a point; rounded down, so that it is exact.
record Score(int skills, int price, int overlap, int ratings, int utilisation, int industry) {

    private static final int HUNDREDTHS = 100;

    static Score of(Measures measures, MatchingPolicy policy, Weights weights) {
        return new Score(part(weights.skills(), measures.skillsShared(), measures.skillsOfEither()),
                price(weights.price(), measures.priceMinor(), measures.budgetMinor()),
                part(weights.overlap(), measures.sharedSeconds(), measures.officeSeconds()),
                ratings(weights.ratings(), measures.starsSum(), measures.starsCount(), policy),
                part(weights.utilisation(), Math.min(measures.idleSeconds(), policy.idleAfter().toSeconds()),
                        policy.idleAfter().toSeconds()),
                measures.sameIndustry() ? HUNDREDTHS * weights.industry() : 0);
    }

    /// More than this nobody gets whose skills fit so, whatever else is true of them.
    static int atMost(Question.Fit fit, Weights weights) {
        return part(weights.skills(), fit.shared(), fit.ofEither()) + HUNDREDTHS * (weights.price() + weights.overlap()
                + weights.ratings() + weights.utilisation() + weights.industry());
    }

    /// A part of all points; all of them where nothing was asked for.
    private static int part(int points, long of, long all) {
        return all == 0 ? HUNDREDTHS * points : Math.toIntExact(HUNDREDTHS * points * of / all);
    }

    /// All points for whom the budget pays, none for who costs half as much again, and
    /// evenly less in between.
    private static int price(int points, long price, long budget) {
        if (price <= budget || budget == 0) {
            return HUNDREDTHS * points;
        }
        return part(points, Math.max(0, 3 * budget - 2 * price), budget);
    }

    /// A mean in which what nobody has said yet counts, too (a Bayesian mean), so that
    /// who was never rated is neither first nor last. One star is no points, five are
    /// all.
    private static int ratings(int points, int sum, int count, MatchingPolicy policy) {
        var bookings = (long) policy.priorBookings() + count;
        var above = (long) policy.priorStars() * policy.priorBookings() + 100L * sum - 100 * bookings;
        return part(points, above, 400 * bookings);
    }

    @JsonIgnore
    int total() {
        return skills + price + overlap + ratings + utilisation + industry;
    }

    /// In points.
    static BigDecimal points(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

}
