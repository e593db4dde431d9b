package dev.cadence.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says in words why an engineer scores as they do, and what stood against a place.
final class Reasons {

    private static final int SECONDS_PER_HOUR = 3_600;

    /// A founder's week has five days of work.
    private static final int DAYS_OF_WORK = 5;

    private Reasons() {
    }

    static List<String> of(Facts facts, MatchingPolicy policy) {
        var measures = facts.measures();
        var reasons = new ArrayList<String>();
        if (!facts.has().isEmpty()) {
            reasons.add("Has %s.".formatted(listed(facts.has())));
        }
        if (!facts.lacks().isEmpty()) {
            reasons.add("Lacks %s.".formatted(listed(facts.lacks())));
        }
        reasons.add(price(measures));
        if (measures.officeSeconds() > 0) {
            reasons.add("Works %s of your %s hours a day with you.".formatted(hoursADay(measures.sharedSeconds()),
                    hoursADay(measures.officeSeconds())));
        }
        reasons.add(ratings(measures, policy));
        reasons.add("Free for %d days.".formatted(Duration.ofSeconds(measures.idleSeconds()).toDays()));
        if (measures.sameIndustry()) {
            reasons.add("Knows your industry.");
        }
        return List.copyOf(reasons);
    }

    private static String price(Measures measures) {
        var price = "Costs %s a week".formatted(dollars(measures.priceMinor()));
        if (measures.budgetMinor() == 0) {
            return price + ".";
        }
        var over = measures.priceMinor() - measures.budgetMinor();
        return over <= 0 ? price + ", within your budget." : price + ", %s over your budget.".formatted(dollars(over));
    }

    private static String ratings(Measures measures, MatchingPolicy policy) {
        if (measures.starsCount() == 0) {
            return "Not rated yet: counts as %s stars.".formatted(BigDecimal.valueOf(policy.priorStars(), 2));
        }
        var mean = BigDecimal.valueOf(measures.starsSum())
            .divide(BigDecimal.valueOf(measures.starsCount()), 1, RoundingMode.HALF_UP);
        return "Rated %s stars over %d %s.".formatted(mean, measures.starsCount(),
                measures.starsCount() == 1 ? "booking" : "bookings");
    }

    /// Somebody who came after the fourth.
    static String outscored(Score score, Score fourth) {
        return "%s points, %s less than the last who got a place.".formatted(Score.points(score.total()),
                Score.points(fourth.total() - score.total()));
    }

    /// Somebody whom a newcomer's place was taken from.
    static String gaveWay(Score score) {
        return "%s points; the last place went to a newcomer this time.".formatted(Score.points(score.total()));
    }

    static String otherTier(Facts facts) {
        return "Is %s, which was not asked for.".formatted(facts.tier());
    }

    static String tooExpensive(Measures measures) {
        return "Costs %s a week, more than half as much again as your budget."
            .formatted(dollars(measures.priceMinor()));
    }

    private static String listed(List<String> words) {
        return words.size() == 1 ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private static BigDecimal hoursADay(long seconds) {
        return BigDecimal.valueOf(seconds)
            .divide(BigDecimal.valueOf((long) SECONDS_PER_HOUR * DAYS_OF_WORK), 1, RoundingMode.DOWN);
    }

    private static String dollars(long minor) {
        return String.format(Locale.ROOT, "$%,d", minor / 100)
                + (minor % 100 == 0 ? "" : String.format(Locale.ROOT, ".%02d", minor % 100));
    }

}
