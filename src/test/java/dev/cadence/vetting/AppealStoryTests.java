package dev.cadence.vetting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record AppealStoryTests(Api api, Cast cast, Vetting vetting, Mailbox mailbox, JdbcClient jdbc) {

    private static final Duration TICK = Duration.ofNanos(1_000);

    @Test
    void aRejectionIsContestedAndAnotherAdminApproves() {
        var interview = rejected(72);

        var appeal = appeal(interview);
        assertThat(appeal.status()).isEqualTo(201);
        assertThat(appeal.at("/dueAt")).isEqualTo("2026-03-12T12:45:00Z");
        assertThat(cast.admin().api().get("/v1/appeals").at("/items/0/id")).isEqualTo(appeal.at("/id"));

        assertThat(decide(cast.admin().api(), interview, "APPROVED", "MID").at("/outcome")).isEqualTo("APPROVED");
        vetting.time().settle();

        assertThat(interview.applicant().stage()).isEqualTo("APPROVED");
        assertThat(api.get("/v1/engineers").at("/items/0/tier")).isEqualTo("MID");
        assertThat(mailbox.lastTo(interview.applicant().engineer().person().email()).subject())
            .isEqualTo("Your appeal was decided");
        assertThat(cast.admin().api().get("/v1/appeals").body().at("/items")).isEmpty();
    }

    @Test
    void theSameAdminDoesNotDecideTwice() {
        var interview = rejected(72);
        appeal(interview);

        assertThat(decide(interview.interviewer().api(), interview, "UPHELD", null).problem())
            .isEqualTo("appeal-of-own-decision");
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> jdbc
            .sql("""
                    update appeal set outcome = 'UPHELD', summary = 'x', decided_by = first_decided_by, decided_at = now()""")
            .update()).withMessageContaining("appeal_is_decided_by_another_admin");
    }

    @Test
    void anUpheldRejectionStands() {
        var interview = rejected(72);
        appeal(interview);

        decide(cast.admin().api(), interview, "UPHELD", null);

        assertThat(interview.applicant().stage()).isEqualTo("REJECTED");
        assertThat(appeal(interview).problem()).isEqualTo("already-appealed");
        assertThat(decide(cast.admin().api(), interview, "APPROVED", "MID").problem()).isEqualTo("appeal-decided");
    }

    @Test
    void heardOnceMoreTheSecondInterviewDecides() {
        var interview = rejected(40);
        appeal(interview);
        decide(cast.admin().api(), interview, "NEW_INTERVIEW", null);
        assertThat(interview.applicant().stage()).isEqualTo("SUBMITTED");
        assertThat(interview.applicant().api().put(interview.applicant().path() + "/withdrawal").problem())
            .isEqualTo("wrong-stage");

        var second = vetting
            .approved(vetting.graded(vetting.held(vetting.anAgreedInterview(interview.applicant())), 80), "MID");

        assertThat(cast.admin()
            .api()
            .post(interview.path() + "/scorecards", Map.of("scores", vetting.scores(1)))
            .problem()).isEqualTo("wrong-stage");
        var decisions = second.applicant().api().get(second.applicant().path() + "/decisions").body();
        assertThat(decisions.findValuesAsString("outcome")).containsExactly("REJECTED", "APPROVED");
        assertThat(decisions.findValuesAsString("round")).containsExactly("1", "2");
        assertThat(api.get("/v1/engineers").body().at("/items")).hasSize(1);
    }

    @Test
    void anAppealApprovesNobodyWhoseScoreIsTooLow() {
        var interview = rejected(49);
        appeal(interview);

        assertThat(decide(cast.admin().api(), interview, "APPROVED", "JUNIOR").problem()).isEqualTo("score-too-low");
        assertThat(interview.applicant().api().get(interview.applicant().path() + "/appeal").body().has("outcome"))
            .isFalse();
    }

    @Test
    void anAppealApprovesNobodyAboveWhatTheyAskedFor() {
        var interview = rejected(95);
        appeal(interview);

        assertThat(decide(cast.admin().api(), interview, "APPROVED", "SENIOR").problem()).isEqualTo("tier-above-asked");
    }

    @Test
    void thereAreThirtyDaysToAppeal() {
        var late = rejected(40);
        vetting.time().advance(Duration.ofDays(30).minus(TICK));
        var justInTime = appeal(late);
        assertThat(justInTime.status()).isEqualTo(201);

        var tooLate = rejected(40);
        vetting.time().advance(Duration.ofDays(30));

        assertThat(appeal(tooLate).problem()).isEqualTo("too-late-to-appeal");
    }

    @Test
    void anAppealIsOverdueFromTheSeventhDayOnAndAdminsAreTold() {
        var interview = rejected(72);
        appeal(interview);
        vetting.time().advance(Duration.ofDays(7).minus(TICK));
        assertThat(reminders(interview)).isZero();

        vetting.time().advance(TICK);

        assertThat(reminders(interview)).isOne();
        vetting.time().advance(Duration.ofDays(7));
        assertThat(reminders(interview)).isOne();
    }

    @Test
    void whoAppliedAgainMeanwhileIsNotHeardTwice() {
        var interview = rejected(40);
        appeal(interview);
        vetting.time().advance(Duration.ofDays(90));
        interview.applicant().api().post("/v1/applications", Map.of());

        assertThat(decide(cast.admin().api(), interview, "NEW_INTERVIEW", null).problem())
            .isEqualTo("application-open");
    }

    @Test
    void onlyARejectionIsContestedAndOnlyByWhomItIsAbout() {
        var pending = vetting.aHeldInterview();
        assertThat(appeal(pending).problem()).isEqualTo("wrong-stage");
        vetting.approved(vetting.graded(pending, 80), "MID");
        assertThat(appeal(pending).problem()).isEqualTo("wrong-stage");

        var path = rejected(40).applicant().path();
        assertThat(cast.engineer().api().post(path + "/appeal", Map.of("statement", "Me.")).status()).isEqualTo(404);
        assertThat(cast.engineer().api().get(path + "/appeal").status()).isEqualTo(404);
        assertThat(cast.admin().api().get(path + "/appeal").problem()).isEqualTo("appeal-not-found");
        assertThat(decide(cast.admin().api(), path, "UPHELD", null).problem()).isEqualTo("appeal-not-found");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "APPROVED, -", "UPHELD, MID", "NEW_INTERVIEW, MID" })
    void aTierBelongsToAnApproval(String outcome, @Nullable String tier) {
        var interview = rejected(72);
        appeal(interview);

        assertThat(decide(cast.admin().api(), interview, outcome, tier).at("/errors/0/field")).isEqualTo("tier");
    }

    private Interviewed rejected(int points) {
        return vetting.rejected(vetting.graded(vetting.aHeldInterview(), points));
    }

    private static Api.Answer appeal(Interviewed interview) {
        var applicant = interview.applicant();
        return applicant.api().post(applicant.path() + "/appeal", Map.of("statement", "I did run tests."));
    }

    private static Api.Answer decide(Api admin, Interviewed interview, String outcome, @Nullable String tier) {
        return decide(admin, interview.applicant().path(), outcome, tier);
    }

    private static Api.Answer decide(Api admin, String path, String outcome, @Nullable String tier) {
        var decision = new HashMap<String, Object>(Map.of("outcome", outcome, "summary", "We looked again."));
        if (tier != null) {
            decision.put("tier", tier);
        }
        return admin.put(path + "/appeal/decision", decision);
    }

    private long reminders(Interviewed interview) {
        return mailbox.lettersTo(interview.interviewer().person().email())
            .stream()
            .filter(letter -> letter.subject().equals("Decisions are overdue"))
            .count();
    }

}
