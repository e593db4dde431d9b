package dev.cadence.vetting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Those who have something in common, compared with the group of which most are approved.
///
/// @param name what they have in common
/// @param approvalRatio their approval rate by the best group's, in ten-thousandths; null if nobody is approved at all
/// @param belowFourFifths whether it is less than four fifths of that, which is where the Uniform Guidelines on Employee
/// Selection Procedures (29 CFR 1607.4 D) begin to see adverse impact; null if nobody is approved at all
@Schema(name = "AuditedGroup")
record Group(String name, BiasSummary.Figures figures, @Nullable BigDecimal approvalRatio,
        @Nullable Boolean belowFourFifths) {

    /// Fewer than these would tell of single people.
    static final int FEWEST = 5;

    /// Compares groups, and leaves out those that are too small. If these are so few even
    /// together, the smallest of the others goes too: otherwise the figures of all would
    /// give them away.
    static List<Group> compared(List<Tally> tallies) {
        var large = tallies.stream().filter(each -> each.decisions() >= FEWEST).toList();
        var small = tallies.stream().filter(each -> each.decisions() < FEWEST).mapToInt(Tally::decisions).sum();
        var shown = 0 < small && small < FEWEST ? withoutSmallest(large) : large;
        var best = shown.stream().max(Comparator.comparing(Tally::rate)).orElse(null);
        return shown.stream()
            .sorted(Comparator.comparing(Tally::name))
            .map(each -> each.comparedWith(best == null ? each : best))
            .toList();
    }

    private static List<Tally> withoutSmallest(List<Tally> tallies) {
        return tallies.stream()
            .sorted(Comparator.comparingInt(Tally::decisions).thenComparing(Tally::name))
            .skip(1)
            .toList();
    }

    /// A group before it is compared.
    record Tally(String name, int approved, BiasSummary.Figures figures) {

        int decisions() {
            return figures.decisions();
        }

        /// Exact enough to tell which of two is higher, for any number of decisions that
        /// there can be.
        private BigDecimal rate() {
            return BigDecimal.valueOf(approved).divide(BigDecimal.valueOf(decisions()), 20, RoundingMode.HALF_UP);
        }

        private Group comparedWith(Tally best) {
            if (best.approved == 0) {
                return new Group(name, figures, null, null);
            }
            var rate = BigDecimal.valueOf((long) approved * best.decisions());
            var bestRate = BigDecimal.valueOf((long) best.approved * decisions());
            return new Group(name, figures, rate.divide(bestRate, 4, RoundingMode.HALF_UP),
                    rate.multiply(BigDecimal.valueOf(5)).compareTo(bestRate.multiply(BigDecimal.valueOf(4))) < 0);
        }

    }

}
