package dev.cadence.vetting;

import java.time.Duration;
import java.util.List;

import dev.cadence.accounts.AccountId;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.cadence.vetting.VettingFixtures.HEARD;
import static dev.cadence.vetting.VettingFixtures.POLICY;
import static dev.cadence.vetting.VettingFixtures.aHuman;
import static dev.cadence.vetting.VettingFixtures.aRejection;
import static dev.cadence.vetting.VettingFixtures.anInterviewed;
import static dev.cadence.vetting.VettingFixtures.card;
import static dev.cadence.vetting.VettingFixtures.grades;
import static dev.cadence.vetting.VettingFixtures.gradesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DecisionTests {

    private static final AccountId ADMIN = AccountId.next();

    @ParameterizedTest
    @CsvSource({ "50, JUNIOR", "50, MID", "89, MID", "90, SENIOR", "90, LEAD", "100, LEAD", "100, JUNIOR" })
    void aScoreThatReachesTheThresholdLetsATierBeGiven(int points, Tier tier) {
        var decision = approve(grades(points), tier);

        assertThat(decision).returns(Decision.Outcome.APPROVED, Decision::outcome)
            .returns(tier, Decision::tier)
            .returns(null, Decision::appealUntil);
    }

    @ParameterizedTest
    @CsvSource({ "49, JUNIOR", "49, MID", "89, SENIOR", "89, LEAD", "0, JUNIOR" })
    void aScoreBelowTheThresholdDoesNot(int points, Tier tier) {
        assertRefused("score-too-low", () -> approve(grades(points), tier));
    }

    @Test
    void aHundredthOfAPointTooLittleIsTooLittle() {
        var threeQuarters = gradesOf(card(aHuman(), 50, 50), card(aHuman(), 50, 49));

        assertThat(threeQuarters.mean()).isEqualTo("49.87");
        assertRefused("score-too-low", () -> approve(threeQuarters, Tier.JUNIOR));
    }

    @Test
    void aModelsScorecardAloneIsNotDecidedOn() {
        var model = gradesOf(card(new Grader.Model("grader-1"), 100, 100));

        assertRefused("no-human-scorecard", () -> approve(model, Tier.JUNIOR));
        assertRefused("no-human-scorecard", () -> Decision.reject(anInterviewed(Tier.MID), model, "No.",
                List.of(new Decision.Reason("depth", "None.")), POLICY, ADMIN, HEARD));
    }

    @Test
    void theTierGivenIsAtMostTheOneAskedFor() {
        assertRefused("tier-above-asked", () -> Decision.approve(anInterviewed(Tier.MID), grades(95), Tier.SENIOR,
                "Well done.", POLICY, ADMIN, HEARD));
    }

    @Test
    void aReasonBelongsToACriterion() {
        assertRefused("unknown-criterion", () -> Decision.reject(anInterviewed(Tier.MID), grades(40), "No.",
                List.of(new Decision.Reason("charm", "None.")), POLICY, ADMIN, HEARD));
    }

    @Test
    void aRejectionCanBeAppealedForThirtyDays() {
        var rejection = aRejection(anInterviewed(Tier.MID), HEARD, ADMIN);

        assertThat(rejection.appealUntil()).isEqualTo(HEARD.plus(Duration.ofDays(30)));
        rejection.requireOpenToAppeal(HEARD.plus(Duration.ofDays(30)).minusNanos(1_000));
        assertRefused("too-late-to-appeal", () -> rejection.requireOpenToAppeal(HEARD.plus(Duration.ofDays(30))));
    }

    @Test
    void anApprovalCannotBeAppealed() {
        assertRefused("wrong-stage", () -> approve(grades(60), Tier.MID).requireOpenToAppeal(HEARD));
    }

    @Test
    void anAppealIsDueInSevenDays() {
        assertThat(anAppeal().dueAt()).isEqualTo(HEARD.plus(Duration.ofDays(7)));
    }

    @Test
    void anAppealIsDecidedByAnotherAdminThanTheFirst() {
        assertRefused("appeal-of-own-decision",
                () -> anAppeal().decide(Appeal.Outcome.UPHELD, null, "It stands.", ADMIN, HEARD));
        assertThat(decided(anAppeal()).view().outcome()).isEqualTo(Appeal.Outcome.UPHELD);
    }

    @Test
    void anAppealIsDecidedOnce() {
        var appeal = decided(anAppeal());

        assertRefused("appeal-decided", () -> decided(appeal));
    }

    @Test
    void whatSomebodySaidIsForgottenWithThem() {
        var view = decided(anAppeal()).erase().view();

        assertThat(view.statement()).isEqualTo("Erased");
        assertThat(view.summary()).isEqualTo("Erased");
    }

    private static Decision approve(Grades grades, Tier tier) {
        return Decision.approve(anInterviewed(Tier.LEAD), grades, tier, "Well done.", POLICY, ADMIN, HEARD);
    }

    private static Appeal anAppeal() {
        return new Appeal(aRejection(anInterviewed(Tier.MID), HEARD, ADMIN), "I do know indexes.", POLICY, HEARD);
    }

    private static Appeal decided(Appeal appeal) {
        return appeal.decide(Appeal.Outcome.UPHELD, null, "It stands.", AccountId.next(), HEARD);
    }

    private static void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(deed::run).returns(code, Refusal::code);
    }

}
