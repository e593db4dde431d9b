package dev.cadence.vetting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

import dev.cadence.shared.Refusal;

/// What all scorecards of one interview say together: for each criterion and in total their mean, and their spread, which
/// is the distance from the lowest to the highest.
///
/// @param scorecards at least one, all by the same rubric
record Grades(Rubric rubric, List<Scorecard> scorecards) {

    InterviewId interview() {
        return scorecards.getFirst().interview();
    }

    /// Rounded down, so that rounding lifts nobody over a threshold.
    BigDecimal mean() {
        return mean(Scorecard::total);
    }

    BigDecimal spread() {
        return spread(Scorecard::total);
    }

    BigDecimal mean(Criterion criterion) {
        return mean(points(criterion));
    }

    BigDecimal spread(Criterion criterion) {
        return spread(points(criterion));
    }

    /// A model alone never decides.
    /// @throws Refusal `no-human-scorecard`
    GradedBy decisive() {
        var by = gradedBy();
        if (by == GradedBy.MODEL) {
            throw Refusal.conflict("no-human-scorecard",
                    "No human has graded the interview yet; a model alone never decides.");
        }
        return by;
    }

    private GradedBy gradedBy() {
        var humans = scorecards.stream().filter(card -> card.grader() instanceof Grader.Human).count();
        return humans == 0 ? GradedBy.MODEL : humans == scorecards.size() ? GradedBy.HUMAN : GradedBy.BOTH;
    }

    private static Function<Scorecard, BigDecimal> points(Criterion criterion) {
        return card -> BigDecimal.valueOf(card.points(criterion.key())).setScale(2);
    }

    private BigDecimal mean(Function<Scorecard, BigDecimal> value) {
        var sum = scorecards.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(scorecards.size()), 2, RoundingMode.DOWN);
    }

    private BigDecimal spread(Function<Scorecard, BigDecimal> value) {
        var values = scorecards.stream().map(value).sorted().toList();
        return values.getLast().subtract(values.getFirst());
    }

    /// Who has graded.
    enum GradedBy {

        HUMAN, MODEL, BOTH

    }

}
