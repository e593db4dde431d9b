package dev.cadence.advisor;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.cadence.shared.Money;

/// Says advice as people read it. What is public is called from the page's template.
final class AdviceWords {

    public String verdict(Advice advice) {
        return switch (advice.verdict()) {
            case BOOK -> "Book a %s engineer".formatted(title(advice.sourcing().book().tier().name()));
            case BUY -> "Buy a product";
            case BUILD -> "Build it with people of your own";
            case UNCLEAR -> "Not clear yet";
        };
    }

    public String confidence(Advice.Confidence confidence) {
        var points = confidence.margin() == 1 ? "1 point" : confidence.margin() + " points";
        return switch (confidence.level()) {
            case HIGH -> "Confidence: high. It is %s ahead of the next.".formatted(points);
            case MEDIUM -> "Confidence: medium. It is %s ahead of the next.".formatted(points);
            case LOW ->
                "Confidence: low. It is only %s ahead of the next, so look at the questions below.".formatted(points);
        };
    }

    public String stack(Stack stack) {
        return switch (stack) {
            case GO -> "Go";
            case RUST -> "Rust";
            case HYBRID_GO_RUST -> "Go, with one part in Rust";
            case JAVA -> "Java";
            case ELIXIR -> "Elixir";
            case ZIG -> "Zig";
            case KEEP_EXISTING -> "What your team writes already";
            case NONE -> "Nothing to be written";
        };
    }

    public String mood(Mood mood) {
        return switch (mood) {
            case SAID -> "said";
            case DENIED -> "said not to be so, and does not count";
            case WISHED -> "a wish or hearsay, and does not count";
        };
    }

    /// What an answer would lead to.
    public String outcome(Advice.Outcome outcome) {
        var way = switch (outcome.verdict()) {
            case BOOK -> outcome.tier() == null ? "book an engineer"
                    : "book a %s engineer".formatted(title(outcome.tier().name()));
            case BUY -> "buy a product";
            case BUILD -> "build it with people of your own";
            case UNCLEAR -> "still not clear";
        };
        return switch (outcome.stack()) {
            case NONE -> way;
            case KEEP_EXISTING -> way + ", in what your team writes already";
            default -> way + ", in " + stack(outcome.stack());
        };
    }

    public String cost(Advice.Cost cost) {
        return cost.from().equals(cost.to()) ? amount(cost.from())
                : "%s to %s".formatted(amount(cost.from()), amount(cost.to()));
    }

    /// Such as `$1,500`, with cents where there are any.
    public String amount(Money money) {
        var digits = Math.max(money.currency().getDefaultFractionDigits(), 0);
        var amount = BigDecimal.valueOf(money.minor(), digits);
        var format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? digits : 0);
        format.setMaximumFractionDigits(digits);
        return format.format(amount);
    }

    /// Every reason once, with the points that it gives to each verdict.
    public List<Reason> reasons(Advice advice) {
        var reasons = new LinkedHashMap<String, Reason>();
        for (var score : advice.scores()) {
            for (var line : score.lines()) {
                reasons
                    .computeIfAbsent(line.because(), because -> new Reason(line.says(), new EnumMap<>(Verdict.class)))
                    .points()
                    .merge(score.verdict(), line.points(), Integer::sum);
            }
        }
        return new ArrayList<>(reasons.values());
    }

    static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    public String name(Verdict verdict) {
        return title(verdict.name());
    }

    record Reason(String says, Map<Verdict, Integer> points) {

        /// Such as `+3`; empty if it says nothing of the verdict.
        public String of(Verdict verdict) {
            var given = points.get(verdict);
            return given == null ? "" : "%+d".formatted(given).replace('-', '−');
        }

    }

}
