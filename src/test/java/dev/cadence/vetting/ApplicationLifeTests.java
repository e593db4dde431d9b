package dev.cadence.vetting;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.cadence.shared.Fault;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.util.ReflectionTestUtils;

import static dev.cadence.vetting.Application.Stage;
import static dev.cadence.vetting.VettingFixtures.HEARD;
import static dev.cadence.vetting.VettingFixtures.NOON;
import static dev.cadence.vetting.VettingFixtures.POLICY;
import static dev.cadence.vetting.VettingFixtures.aDraft;
import static dev.cadence.vetting.VettingFixtures.aForm;
import static dev.cadence.vetting.VettingFixtures.aSubmission;
import static dev.cadence.vetting.VettingFixtures.anInterviewed;
import static dev.cadence.vetting.VettingFixtures.saying;
import static dev.cadence.vetting.VettingFixtures.skills;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApplicationLifeTests {

    @Test
    void anEmptyDraftLacksEverythingThatIsAskedFor() {
        assertThat(aDraft().form().missing()).extracting(Fault::field)
            .containsExactly("name", "headline", "biography", "location", "timeZone", "workingHours", "skills",
                    "yearsOfExperience", "tierAsked", "aiStatement");
    }

    @Test
    void whatWasSaidIsNotMissingAnyMore() {
        assertThat(aDraft().write(saying("Ada")).form().missing()).extracting(Fault::field)
            .doesNotContain("name")
            .hasSize(9);
    }

    @Test
    void blankIsNotSaid() {
        assertThat(saying("   ").missing()).extracting(Fault::field).contains("name");
    }

    @Test
    void linksAndTheDateOfStartMayBeLeftOut() {
        assertThat(aForm(Tier.MID).missing()).isEmpty();
        assertThat(aForm(Tier.MID).availableFrom()).isNull();
    }

    @Test
    void anIncompleteDraftIsNotSubmitted() {
        var draft = aDraft().write(saying("Ada"));

        assertRefused("application-incomplete", () -> draft.submit(POLICY, NOON));
        assertThat(draft.stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void aSubmissionKeepsTheRulesItWasMadeUnder() {
        assertThat(aSubmission(Tier.MID)).returns(Stage.SUBMITTED, Application::stage)
            .returns(NOON, Application::submittedAt)
            .returns(1, Application::policyVersion);
    }

    @Test
    void writtenAnewADraftSaysOnlyWhatIsSaidNow() {
        var draft = aDraft().write(aForm(Tier.MID)).write(saying("Grace"));

        assertThat(draft.form()).usingRecursiveComparison().isEqualTo(saying("Grace"));
    }

    @Test
    void aDecisionIsDueSevenDaysAfterTheInterview() {
        assertThat(anInterviewed(Tier.MID)).returns(Stage.INTERVIEWED, Application::stage)
            .returns(HEARD, Application::interviewedAt)
            .returns(HEARD.plus(Duration.ofDays(7)), Application::decisionDueAt);
    }

    @Test
    void anApprovalHandsOverWhatTheWorldWillRead() {
        var application = anInterviewed(Tier.SENIOR).approve(Tier.MID, HEARD);

        assertThat(application.stage()).isEqualTo(Stage.APPROVED);
        assertThat(application.closedAt()).isEqualTo(HEARD);
        assertThat(handedOver(application)).singleElement()
            .isInstanceOfSatisfying(VettingEvent.Approved.class, approved -> {
                assertThat(approved.tier()).isEqualTo(Tier.MID);
                assertThat(approved.introduction().name()).isEqualTo("Ada");
                assertThat(approved.introduction().skills()).containsExactly(new Proficiency(Skill.of("Go"), 5));
            });
    }

    @Test
    void aRejectionHandsNothingOver() {
        var application = anInterviewed(Tier.SENIOR).reject(HEARD);

        assertThat(application.stage()).isEqualTo(Stage.REJECTED);
        assertThat(handedOver(application)).isEmpty();
    }

    @Test
    void anAppealCanApproveWhatWasRejected() {
        var application = anInterviewed(Tier.MID).reject(HEARD).approveOnAppeal(Tier.JUNIOR, HEARD);

        assertThat(application.stage()).isEqualTo(Stage.APPROVED);
        assertThat(handedOver(application)).hasSize(1);
    }

    @Test
    void anAppealCanHaveTheEngineerHeardAgainInAnotherRound() {
        var application = anInterviewed(Tier.MID).reject(HEARD).reopen(HEARD);

        assertThat(application).returns(Stage.SUBMITTED, Application::stage)
            .returns(2, Application::round)
            .returns(null, Application::closedAt);
    }

    @Test
    void whateverHappensToItIsTold() {
        assertThat(events(in(Stage.REJECTED).reopen(HEARD)).<Object>map(Object::getClass)).containsExactly(
                VettingEvent.Submitted.class, VettingEvent.Interviewed.class, VettingEvent.Rejected.class,
                VettingEvent.Reopened.class);
        assertThat(events(in(Stage.WITHDRAWN)).<Object>map(Object::getClass)).contains(VettingEvent.Withdrawn.class);
        assertThat(events(in(Stage.APPROVED)).<Object>map(Object::getClass)).contains(VettingEvent.Approved.class);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onlyADraftIsRewrittenOrSubmitted(Stage stage) {
        if (stage == Stage.DRAFT) {
            assertThat(in(stage).write(aForm(Tier.MID)).submit(POLICY, NOON).stage()).isEqualTo(Stage.SUBMITTED);
        }
        else {
            assertRefused("wrong-stage", () -> in(stage).write(aForm(Tier.MID)));
            assertRefused("wrong-stage", () -> in(stage).submit(POLICY, NOON));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onceTheInterviewWasHeldItIsTooLateToWithdraw(Stage stage) {
        if (stage == Stage.DRAFT || stage == Stage.SUBMITTED) {
            assertThat(in(stage).withdraw(NOON)).returns(Stage.WITHDRAWN, Application::stage)
                .returns(NOON, Application::closedAt);
        }
        else {
            assertRefused("wrong-stage", () -> in(stage).withdraw(NOON));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onlyWhatWasTalkedOverIsDecidedAndOnlyOnce(Stage stage) {
        List<Consumer<Application>> decisions = List.of(Application::requireAwaitingDecision,
                application -> application.approve(Tier.MID, HEARD), application -> application.reject(HEARD));
        if (stage != Stage.INTERVIEWED) {
            decisions.forEach(decision -> assertRefused("wrong-stage", () -> decision.accept(in(stage))));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onlyASubmissionHasAnInterview(Stage stage) {
        if (stage == Stage.SUBMITTED) {
            in(stage).requireAwaitingInterview();
        }
        else {
            assertRefused("wrong-stage", () -> in(stage).requireAwaitingInterview());
            assertRefused("wrong-stage", () -> in(stage).interviewed(HEARD, POLICY));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onlyARejectionIsTurnedRound(Stage stage) {
        if (stage != Stage.REJECTED) {
            assertRefused("wrong-stage", () -> in(stage).reopen(HEARD));
            assertRefused("wrong-stage", () -> in(stage).approveOnAppeal(Tier.MID, HEARD));
        }
    }

    @Test
    void nobodyIsApprovedAtAHigherTierThanTheyAskedFor() {
        var application = anInterviewed(Tier.MID);

        application.requireAsked(Tier.JUNIOR);
        application.requireAsked(Tier.MID);
        assertRefused("tier-above-asked", () -> application.requireAsked(Tier.SENIOR));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void ofAnErasedEngineerNothingIsLeftThatWasSaid(Stage stage) {
        var erased = in(stage).erase(HEARD);

        assertThat(erased.closedAt()).isNotNull();
        assertThat(erased.form().name()).isIn(null, "Erased engineer");
        assertThat(erased.form().biography()).isIn(null, "Erased");
        assertThat(erased.form().linksOrNone()).isEmpty();
        assertThat(erased.form().aiStatement()).isIn(null, "Erased");
    }

    @Test
    void aSkillNamedTwiceCountsOnceAsFirstSaid() {
        var go = new Proficiency(Skill.of("Go"), 5);

        assertThat(withSkills(List.of(go, new Proficiency(Skill.of("GO"), 7))).skillsOrNone()).containsExactly(go);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 61 })
    void nobodyHasWorkedForThatLong(int years) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proficiency(Skill.of("Go"), years));
    }

    @Test
    void secondsDoNotMakeWorkingHours() {
        var nine = LocalTime.of(9, 0);

        assertThat(new WorkingHours(nine.plusSeconds(59), LocalTime.of(17, 0)).from()).isEqualTo(nine);
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkingHours(nine, nine.plusNanos(100)));
    }

    @Test
    void thirtySkillsAreKept() {
        assertThat(aDraft().write(withSkills(skills(30))).form().skillsOrNone()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://ada.example", "javascript:alert(1)", "https:///nowhere", "https://user@host/",
            "mailto:ada@example.com", "/work" })
    void aLinkIsAPageThatABrowserCanFollowSafely(String link) {
        assertThatIllegalArgumentException().isThrownBy(() -> Introduction.checkLink(URI.create(link)));
    }

    @Test
    void anOffsetIsNoTimeZone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Introduction.checkZone(ZoneOffset.ofHours(2)));
    }

    private static Collection<Object> handedOver(Application application) {
        return events(application).filter(VettingEvent.Approved.class::isInstance).toList();
    }

    private static Stream<Object> events(Application application) {
        Collection<Object> events = requireNonNull(ReflectionTestUtils.invokeMethod(application, "domainEvents"));
        return events.stream();
    }

    private static ApplicationForm withSkills(List<Proficiency> skills) {
        return new ApplicationForm(null, null, null, null, null, null, null, skills, null, null, null, null);
    }

    private static Application in(Stage stage) {
        return switch (stage) {
            case DRAFT -> aDraft();
            case SUBMITTED -> aSubmission(Tier.MID);
            case INTERVIEWED -> anInterviewed(Tier.MID);
            case APPROVED -> anInterviewed(Tier.MID).approve(Tier.MID, HEARD);
            case REJECTED -> anInterviewed(Tier.MID).reject(HEARD);
            case WITHDRAWN -> aSubmission(Tier.MID).withdraw(NOON);
        };
    }

    private static void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(deed::run).returns(code, Refusal::code);
    }

}
