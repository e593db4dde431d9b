package dev.cadence.vetting;

import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What was said in interviews, and who knows of it for how long.
@CadenceTest
record RecordingTests(Vetting vetting, JdbcClient jdbc) {

    private static final String SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void aHeldInterviewHasARecordingThatCanBeReplaced() {
        var interview = vetting.aHeldInterview();

        record(interview, "https://recordings.example.com/1");
        assertThat(record(interview, "https://recordings.example.com/2").status()).isEqualTo(200);

        assertThat(interview.read().at("/recordingUrl")).isEqualTo("https://recordings.example.com/2");
        assertThat(interview.read().at("/recordingSha256")).isEqualTo(SHA_256);
    }

    @Test
    void bothSidesReadTheTranscript() {
        var interview = vetting.aHeldInterview();
        assertThat(interview.applicant().api().get(interview.path() + "/transcript").problem())
            .isEqualTo("transcript-not-found");

        transcribe(interview, "Why a ledger?");
        transcribe(interview, "Why a ledger?\nBecause.");

        assertThat(interview.applicant().api().get(interview.path() + "/transcript").at("/text"))
            .isEqualTo("Why a ledger?\nBecause.");
        assertThat(interview.interviewer().api().get(interview.path() + "/transcript").status()).isEqualTo(200);
        assertThat(vetting.cast().engineer().api().get(interview.path() + "/transcript").problem())
            .isEqualTo("interview-not-found");
    }

    @Test
    void aTranscriptHasUpToTwoHundredThousandCharacters() {
        var interview = vetting.aHeldInterview();

        assertThat(transcribe(interview, "x".repeat(200_000)).status()).isEqualTo(200);
        assertThat(transcribe(interview, "x".repeat(200_001)).status()).isIn(400, 413);
        assertThat(transcribe(interview, " ").problem()).isEqualTo("invalid-request");
        assertThat(transcribe(interview, "\u0000").problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://recordings.example.com/1", "https:///1", "https://me:secret@example.com/1",
            "javascript:alert(1)", "/1", "https://example.com/ü" })
    void aRecordingIsAtAnHttpsAddress(String url) {
        assertThat(record(vetting.aHeldInterview(), url).problem()).isEqualTo("invalid-request");
    }

    @Test
    void whatWasNotHeldIsNotRecorded() {
        var interview = vetting.anAgreedInterview();

        assertThat(record(interview, "https://recordings.example.com/1").problem()).isEqualTo("wrong-stage");
        assertThat(transcribe(interview, "Nothing").problem()).isEqualTo("wrong-stage");
    }

    @Test
    void whoIsForgottenLeavesNothingOfWhatWasSaid() {
        var interview = vetting.aHeldInterview();
        record(interview, "https://recordings.example.com/1");
        transcribe(interview, "Why a ledger?");
        var engineer = interview.applicant().engineer();
        assertThat(vetting.cast()
            .inPerson(engineer)
            .get("/v1/me/personal-data")
            .body()
            .at("/interviews/0/transcript")
            .asString()).isEqualTo("Why a ledger?");

        erase(interview);

        assertThat(jdbc.sql("""
                select count(*) from interview
                where stage = 'HELD' and recording_url is null and recording_sha256 is null and transcript is null""")
            .query(Long.class)
            .single()).isEqualTo(1);
    }

    @Test
    void whoIsForgottenComesToNoInterview() {
        var interview = vetting.anAgreedInterview();

        erase(interview);

        assertThat(interview.interviewer().api().get(interview.path()).at("/stage")).isEqualTo("CANCELLED");
    }

    @Test
    void theAuditTrailDoesNotShowWhatWasSaid() {
        var interview = vetting.aHeldInterview();
        record(interview, "https://recordings.example.com/secret-1");
        transcribe(interview, "A secret 2");

        assertThat(jdbc.sql(
                "select count(*) from audit_entry where changes::text like '%secret-1%' or changes::text like '%secret 2%'")
            .query(Long.class)
            .single()).isZero();
        assertThat(jdbc
            .sql("select count(*) from audit_entry where subject = 'interview' and 'transcript' = any (withheld)")
            .query(Long.class)
            .single()).isEqualTo(1);
    }

    private void erase(Interviewed interview) {
        var answer = vetting.cast()
            .inPerson(interview.applicant().engineer())
            .put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        vetting.time().settle();
    }

    private static Api.Answer record(Interviewed interview, String url) {
        return interview.interviewer()
            .api()
            .put(interview.path() + "/recording", Map.of("url", url, "sha256", SHA_256));
    }

    private static Api.Answer transcribe(Interviewed interview, String text) {
        return interview.interviewer().api().put(interview.path() + "/transcript", Map.of("text", text));
    }

}
