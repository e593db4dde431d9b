package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// From application to bookable, and what can come between.
@CadenceTest
record VettingStoryTests(Api api, Cast cast, Vetting vetting, Marketplace market, Mailbox mailbox, JdbcClient jdbc) {

    private static final Duration TICK = Duration.ofNanos(1_000);

    @Test
    void approvedAnEngineerIsSeenAtOnceAndBooked() {
        var interview = vetting.graded(vetting.aHeldInterview(), 72);
        var engineer = interview.applicant().engineer();
        assertThat(api.get("/v1/engineers").body().at("/items")).isEmpty();

        vetting.approved(interview, "MID");

        var seen = api.get("/v1/engineers").body().at("/items/0");
        assertThat(seen.at("/id").asString()).isEqualTo(engineer.caller().engineer().value().toString());
        assertThat(seen.at("/name").asString()).isEqualTo("Rosa Silva");
        assertThat(seen.at("/tier").asString()).isEqualTo("MID");
        assertThat(market.aRequest(market.aFounderWithCard(), engineer).stage()).isEqualTo("REQUESTED");
        assertThat(mailbox.lastTo(engineer.person().email(), "Your application was decided").text())
            .contains("you are approved");
    }

    @Test
    void theWorldDoesNotLearnTheAccount() {
        var interview = vetting.approved(vetting.graded(vetting.aHeldInterview(), 72), "MID");
        var engineer = interview.applicant().engineer();
        var profile = "/v1/engineers/" + engineer.caller().engineer().value();

        assertThat(api.get(profile).text() + api.get("/v1/engineers").text()).doesNotContain("@",
                engineer.person().name(), engineer.caller().account().value().toString());
    }

    @Test
    void whoIsNotApprovedIsSeenAndBookedByNobody() {
        var interview = vetting.rejected(vetting.graded(vetting.aHeldInterview(), 72));
        var engineer = interview.applicant().engineer().caller().engineer().value();

        assertThat(api.get("/v1/engineers").body().at("/items")).isEmpty();
        assertThat(api.get("/v1/engineers/" + engineer).status()).isEqualTo(404);
        assertThat(market.aFounderWithCard().api().post("/v1/bookings", Map.of("engineerId", engineer)).problem())
            .isEqualTo("engineer-not-found");
    }

    @Test
    void anEngineerReadsInWordsWhyNotAndWhatToDoNow() {
        var interview = vetting.rejected(vetting.graded(vetting.aHeldInterview(), 40));
        var applicant = interview.applicant();

        var decision = applicant.api().get(applicant.path() + "/decisions").body().at("/decisions/0");

        assertThat(decision.at("/outcome").asString()).isEqualTo("REJECTED");
        assertThat(decision.at("/score").asString()).isEqualTo("40.0");
        assertThat(decision.at("/words").valueStream().map(each -> each.asString()))
            .startsWith("You were not approved this time.", "Not yet.", "Your interview was graded 40.00 of 100.")
            .contains("Verification habits: 40.00 of 100. Ran no test before the merge.", "Culture: 40.00 of 100.",
                    "You can appeal before 4 April 2026 12:45 UTC; another admin will decide. You can apply again from "
                            + "3 June 2026 12:45 UTC on.");
        assertThat(mailbox.lastTo(applicant.engineer().person().email()).text()).contains("not approved this time");
    }

    @Test
    void anEngineerReadsWhyTheTierIsLowerThanAskedFor() {
        var applicant = vetting.submitted(vetting.anApplicant(cast.engineer(), Map.of("tierAsked", "SENIOR")));
        var interview = vetting.graded(vetting.held(vetting.anAgreedInterview(applicant)), 89);
        assertThat(decide(interview, Map.of("outcome", "APPROVED", "tier", "SENIOR", "summary", "Good.")).problem())
            .isEqualTo("score-too-low");

        vetting.approved(interview, "MID");

        assertThat(applicant.api().get(applicant.path() + "/decisions").body().at("/decisions/0/words/0").asString())
            .isEqualTo("You are approved as MID. You had asked for SENIOR; 90 of 100 are asked for there.");
    }

    @Test
    void severalInterviewersCombineAndTheirSpreadIsShown() {
        var interview = vetting.graded(vetting.aHeldInterview(), 80);
        vetting.gradedBy(cast.admin(), interview, 60);

        var grades = interview.interviewer().api().get(interview.path() + "/scorecards");
        assertThat(grades.at("/mean")).isEqualTo("70.0");
        assertThat(grades.at("/spread")).isEqualTo("20.0");
        assertThat(grades.body().at("/scorecards")).hasSize(2);

        vetting.approved(interview, "MID");
        assertThat(interview.applicant().api().get(interview.applicant().path() + "/decisions").text())
            .contains("Your interview was graded 70.00 of 100, on 2 scorecards by people; they lie 20.00 apart.");
    }

    @Test
    void aScorecardIsSubmittedOnceAndNeverChanged() {
        var interview = vetting.graded(vetting.aHeldInterview(), 80);
        var again = interview.interviewer()
            .api()
            .post(interview.path() + "/scorecards", Map.of("scores", vetting.scores(10)));

        assertThat(again.problem()).isEqualTo("scorecard-submitted");
        assertThatThrownBy(() -> jdbc.sql("update score set points = 100").update())
            .hasMessageContaining("a scorecard is never edited");
        assertThatThrownBy(() -> jdbc.sql("delete from score").update())
            .hasMessageContaining("a scorecard is never edited");
        assertThatThrownBy(() -> jdbc.sql("update scorecard set total = 100").update())
            .hasMessageContaining("a scorecard is never edited");
    }

    @Test
    void aScorecardHasEvidenceForEachCriterion() {
        var interview = vetting.aHeldInterview();
        var scores = vetting.scores(80);

        assertThat(grade(interview, scores.subList(0, 9)).problem()).isEqualTo("scorecard-incomplete");
        assertThat(grade(interview, List.of(Map.of("criterion", "culture", "points", 50, "evidence", " ")))
            .at("/errors/0/field")).isEqualTo("scores[0].evidence");
        assertThat(grade(interview, List.of(Map.of("criterion", "culture", "points", 101, "evidence", "x")))
            .at("/errors/0/field")).isEqualTo("scores[0].points");
    }

    @Test
    void anInterviewIsGradedOnceItWasHeldAndUntilTheDecision() {
        var agreed = vetting.anAgreedInterview();
        assertThat(grade(agreed, vetting.scores(80)).problem()).isEqualTo("wrong-stage");

        vetting.approved(vetting.graded(vetting.held(agreed), 80), "MID");

        assertThat(
                cast.admin().api().post(agreed.path() + "/scorecards", Map.of("scores", vetting.scores(1))).problem())
            .isEqualTo("wrong-stage");
    }

    @Test
    void onceTheInterviewHasBegunItIsTooLateToWithdraw() {
        var interview = vetting.anAgreedInterview();
        vetting.time().travelTo(Instant.parse(interview.read().at("/startsAt")).minus(TICK));
        var early = vetting.anAgreedInterview().applicant();
        assertThat(early.api().put(early.path() + "/withdrawal").status()).isEqualTo(200);

        vetting.time().advance(TICK);

        var applicant = interview.applicant();
        assertThat(applicant.api().put(applicant.path() + "/withdrawal").problem()).isEqualTo("wrong-stage");
    }

    @Test
    void anApplicationIsDecidedOnceAndNotBeforeAnybodyHasGraded() {
        var interview = vetting.aHeldInterview();
        assertThat(approve(interview).problem()).isEqualTo("not-graded");

        vetting.approved(vetting.graded(interview, 80), "MID");

        assertThat(approve(interview).problem()).isEqualTo("wrong-stage");
        assertThat(jdbc.sql("select count(*) from decision").query(Long.class).single()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    {"outcome": "APPROVED", "summary": "Good."}                                                   | tier
                    {"outcome": "REJECTED", "summary": "No.", "tier": "MID", "reasons": [{"criterion": "culture", "reason": "x"}]} | reasons
                    {"outcome": "REJECTED", "summary": "No."}                                                     | reasons
                    {"outcome": "REJECTED", "summary": "No.", "reasons": []}                                      | reasons
                    {"outcome": "APPROVED", "summary": " ", "tier": "MID"}                                        | summary
                    {"summary": "Good.", "tier": "MID"}                                                           | outcome
                    {"outcome": "REJECTED", "summary": "No.", "reasons": [{"criterion": "culture", "reason": " "}]} | reasons[0].reason
                    """)
    void aDecisionThatSaysTooLittleOrTooMuchIsRefused(String decision, String field) {
        var interview = vetting.graded(vetting.aHeldInterview(), 80);
        var answer = interview.interviewer().api().send("PUT", interview.applicant().path() + "/decision", decision);

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
        assertThat(interview.applicant().stage()).isEqualTo("INTERVIEWED");
    }

    @Test
    void aDecisionIsOverdueFromTheSeventhDayOnAndAdminsAreToldOnce() {
        var interview = vetting.aHeldInterview();
        var admin = interview.interviewer();
        vetting.time().advance(Duration.ofDays(7).minus(TICK));
        assertThat(admin.api().get("/v1/overdue-applications").body().at("/items")).isEmpty();
        assertThat(letters(admin.person().email(), "Decisions are overdue")).isZero();

        vetting.time().advance(TICK);

        assertThat(admin.api().get("/v1/overdue-applications").at("/items/0/id")).isEqualTo(interview.applicant().id());
        assertThat(letters(admin.person().email(), "Decisions are overdue")).isOne();
        vetting.time().advance(Duration.ofDays(1));
        assertThat(letters(admin.person().email(), "Decisions are overdue")).isOne();
    }

    @Test
    void afterARejectionOneAppliesAgainAfterNinetyDays() {
        var applicant = vetting.rejected(vetting.graded(vetting.aHeldInterview(), 40)).applicant();
        vetting.time().advance(Duration.ofDays(90).minus(TICK));
        assertThat(applicant.api().post("/v1/applications", Map.of()).problem()).isEqualTo("applied-too-early");

        vetting.time().advance(TICK);

        assertThat(applicant.api().post("/v1/applications", Map.of()).at("/form/name")).isEqualTo("Rosa Silva");
    }

    @Test
    void byAnotherInterviewAnEngineerMovesToAnotherTierAndKeepsTheirProfile() {
        var first = vetting.approved(vetting.graded(vetting.aHeldInterview(), 72), "MID").applicant();
        var applicant = vetting
            .submitted(vetting.anApplicant(first.engineer(), Map.of("tierAsked", "LEAD", "headline", "Leads")));

        vetting.approved(vetting.graded(vetting.held(vetting.anAgreedInterview(applicant)), 95), "LEAD");

        var seen = api.get("/v1/engineers").body().at("/items");
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/tier").asString()).isEqualTo("LEAD");
        assertThat(seen.at("/0/headline").asString()).isEqualTo("Ships small changes");
    }

    @Test
    void aRejectionAtAnotherTierLeavesThePresentOne() {
        var first = vetting.approved(vetting.graded(vetting.aHeldInterview(), 72), "MID").applicant();
        var applicant = vetting.submitted(vetting.anApplicant(first.engineer(), Map.of("tierAsked", "LEAD")));

        vetting.rejected(vetting.graded(vetting.held(vetting.anAgreedInterview(applicant)), 60));

        assertThat(api.get("/v1/engineers").at("/items/0/tier")).isEqualTo("MID");
    }

    private Api.Answer grade(Interviewed interview, List<Map<String, Object>> scores) {
        return interview.interviewer().api().post(interview.path() + "/scorecards", Map.of("scores", scores));
    }

    private Api.Answer approve(Interviewed interview) {
        return decide(interview, Map.of("outcome", "APPROVED", "tier", "MID", "summary", "Good."));
    }

    private static Api.Answer decide(Interviewed interview, Map<String, Object> decision) {
        return interview.interviewer().api().put(interview.applicant().path() + "/decision", decision);
    }

    private long letters(String address, String subject) {
        return mailbox.lettersTo(address).stream().filter(letter -> letter.subject().equals(subject)).count();
    }

}
