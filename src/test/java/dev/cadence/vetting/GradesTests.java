package dev.cadence.vetting;

import java.util.List;

import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.cadence.vetting.VettingFixtures.RUBRIC;
import static dev.cadence.vetting.VettingFixtures.aHuman;
import static dev.cadence.vetting.VettingFixtures.card;
import static dev.cadence.vetting.VettingFixtures.gradesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GradesTests {

    private static final Grader MODEL = new Grader.Model("grader-1");

    @ParameterizedTest
    @CsvSource({ "0, 0, 0.00", "100, 100, 100.00", "100, 0, 75.00", "0, 100, 25.00", "61, 7, 47.50", "33, 34, 33.25" })
    void aTotalWeighsEachCriterion(int depth, int speech, String total) {
        assertThat(card(aHuman(), depth, speech).total()).isEqualTo(total);
    }

    @Test
    void severalScorecardsCombineToTheirMeanAndSpread() {
        var grades = gradesOf(card(aHuman(), 80, 40), card(aHuman(), 60, 60), card(aHuman(), 70, 50));

        assertThat(grades.mean()).isEqualTo("65.00");
        assertThat(grades.spread()).isEqualTo("10.00");
        assertThat(grades.mean(RUBRIC.criteria().getFirst())).isEqualTo("70.00");
        assertThat(grades.spread(RUBRIC.criteria().getFirst())).isEqualTo("20.00");
    }

    @Test
    void aMeanIsRoundedDownSoThatRoundingLiftsNobodyOverAThreshold() {
        var grades = gradesOf(card(aHuman(), 50, 50), card(aHuman(), 50, 50), card(aHuman(), 50, 49));

        assertThat(grades.mean()).isEqualTo("49.91");
    }

    @Test
    void oneScorecardHasNoSpread() {
        assertThat(gradesOf(card(aHuman(), 80, 40)).spread()).isEqualTo("0.00");
    }

    @Test
    void whoGradedIsTold() {
        assertThat(gradesOf(card(aHuman(), 1, 1)).decisive()).isEqualTo(Grades.GradedBy.HUMAN);
        assertThat(gradesOf(card(aHuman(), 1, 1), card(MODEL, 1, 1)).decisive()).isEqualTo(Grades.GradedBy.BOTH);
    }

    @Test
    void aModelAloneNeverDecides() {
        assertRefused("no-human-scorecard", () -> gradesOf(card(MODEL, 100, 100)).decisive());
    }

    @Test
    void aScorecardGradesEachCriterionOnceAndNothingElse() {
        assertIncomplete(List.of());
        assertIncomplete(List.of(score("depth")));
        assertIncomplete(List.of(score("depth"), score("speech"), score("speech")));
        assertIncomplete(List.of(score("depth"), score("speech"), score("charm")));
    }

    @Test
    void aRubricHasDifferentCriteriaWhoseWeightsAddUpToAHundred() {
        Rubric.requireSound(List.of(criterion("a", 99), criterion("b", 1)));

        assertRefused("invalid-request", () -> Rubric.requireSound(List.of(criterion("a", 50), criterion("a", 50))));
        assertRefused("invalid-request", () -> Rubric.requireSound(List.of(criterion("a", 99))));
        assertRefused("invalid-request", () -> Rubric.requireSound(List.of(criterion("a", 99), criterion("b", 2))));
    }

    private static void assertIncomplete(List<Score> scores) {
        assertRefused("scorecard-incomplete", () -> Scorecard.of(InterviewId.next(), ApplicationId.next(), RUBRIC,
                aHuman(), scores, VettingFixtures.HEARD));
    }

    private static Score score(String criterion) {
        return new Score(criterion, 50, "They said so.");
    }

    private static Criterion criterion(String key, int weight) {
        return new Criterion(key, key, key, weight);
    }

    private static void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(deed::run).returns(code, Refusal::code);
    }

}
