package dev.cadence.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Cast.Member;

import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

/// Vetting to tell stories of: applications and interviews at any point of their life, all reached through the API and by
/// letting time pass.
@Lazy
public final class Vetting {

    /// How long interviews take here.
    public static final Duration TALK = Duration.ofMinutes(45);

    /// When the first interview is, counted from when it is agreed.
    public static final Duration AHEAD = Duration.ofDays(3);

    private final Cast cast;

    private final TimeMachine time;

    Vetting(Cast cast, TimeMachine time) {
        this.cast = cast;
        this.time = time;
    }

    public Cast cast() {
        return cast;
    }

    public TimeMachine time() {
        return time;
    }

    public Instant now() {
        return time.now();
    }

    /// What somebody in Lisbon says who could submit at once.
    public static Map<String, Object> form() {
        return Map.ofEntries(Map.entry("name", "Rosa Silva"), Map.entry("headline", "Ships small changes"),
                Map.entry("biography", "Built three ledgers."), Map.entry("location", "Lisbon, Portugal"),
                Map.entry("timeZone", "Europe/Lisbon"),
                Map.entry("workingHours", Map.of("from", "09:00", "until", "17:00")),
                Map.entry("skills", List.of(Map.of("skill", "Java", "years", 5))), Map.entry("yearsOfExperience", 8),
                Map.entry("tierAsked", "MID"), Map.entry("aiStatement", "Reads what it writes."));
    }

    /// An engineer whose application is complete, and a draft.
    public Applicant anApplicant() {
        return anApplicant(cast.engineer(), Map.of());
    }

    /// @param said replaces what the usual form says
    public Applicant anApplicant(Member<Caller.Engineer> engineer, Map<String, Object> said) {
        var form = new HashMap<>(form());
        form.putAll(said);
        var begun = engineer.api().post("/v1/applications", Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        var applicant = new Applicant(begun.at("/id"), engineer);
        var written = engineer.api().put(applicant.path(), form);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return applicant;
    }

    public Applicant aSubmittedApplication() {
        return submitted(anApplicant());
    }

    public Applicant submitted(Applicant applicant) {
        var answer = applicant.api().put(applicant.path() + "/submission");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return applicant;
    }

    /// When an interviewer in New York has time.
    /// @return the slot's id
    public String aSlot(Member<Caller.Admin> interviewer, Instant start) {
        var answer = interviewer.api()
            .post("/v1/interview-slots",
                    Map.of("startsAt", start, "endsAt", start.plus(TALK), "timeZone", "America/New_York"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/id");
    }

    /// For an application just submitted, with an interviewer of its own, in three days.
    public Interviewed anAgreedInterview() {
        return anAgreedInterview(aSubmittedApplication());
    }

    public Interviewed anAgreedInterview(Applicant applicant) {
        var interviewer = cast.admin();
        return agreed(applicant, interviewer, aSlot(interviewer, now().plus(AHEAD)));
    }

    public Interviewed agreed(Applicant applicant, Member<Caller.Admin> interviewer, String slot) {
        var answer = applicant.api().post("/v1/interviews", Map.of("slotId", slot));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        time.settle();
        return new Interviewed(answer.at("/id"), slot, applicant, interviewer);
    }

    /// It has just ended, and the decision is due.
    public Interviewed aHeldInterview() {
        return held(anAgreedInterview());
    }

    public Interviewed held(Interviewed interview) {
        time.travelTo(Instant.parse(interview.read().at("/endsAt")));
        var answer = interview.interviewer.api().put(interview.path() + "/conclusion");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        time.settle();
        return interview;
    }

    /// The interviewer gives each criterion as many points.
    public Interviewed graded(Interviewed interview, int points) {
        return gradedBy(interview.interviewer, interview, points);
    }

    public Interviewed gradedBy(Member<Caller.Admin> grader, Interviewed interview, int points) {
        var answer = grader.api().post(interview.path() + "/scorecards", Map.of("scores", scores(points)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return interview;
    }

    /// For every criterion of the rubric in force.
    public List<Map<String, Object>> scores(int points) {
        return cast.admin()
            .api()
            .get("/v1/rubrics/current")
            .body()
            .at("/criteria")
            .valueStream()
            .<Map<String, Object>>map(criterion -> Map.of("criterion", criterion.at("/key").asString(), "points",
                    points, "evidence", "Said so at minute 12."))
            .toList();
    }

    public Interviewed approved(Interviewed interview, String tier) {
        return decided(interview, Map.of("outcome", "APPROVED", "tier", tier, "summary", "A pleasure to talk to."));
    }

    public Interviewed rejected(Interviewed interview) {
        return decided(interview, Map.of("outcome", "REJECTED", "summary", "Not yet.", "reasons",
                List.of(Map.of("criterion", "verification-habits", "reason", "Ran no test before the merge."))));
    }

    private Interviewed decided(Interviewed interview, Map<String, Object> decision) {
        var answer = interview.interviewer.api().put(interview.applicant.path() + "/decision", decision);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        time.settle();
        return interview;
    }

    /// An application and who made it.
    public record Applicant(String id, Member<Caller.Engineer> engineer) {

        public String path() {
            return "/v1/applications/" + id;
        }

        public Api api() {
            return engineer.api();
        }

        public Api.Answer read() {
            return api().get(path());
        }

        public String stage() {
            return read().at("/stage");
        }

    }

    /// An interview and its two sides.
    ///
    /// @param slot which it was agreed for at first
    public record Interviewed(String id, String slot, Applicant applicant, Member<Caller.Admin> interviewer) {

        public String path() {
            return "/v1/interviews/" + id;
        }

        public Api.Answer read() {
            return applicant.api().get(path());
        }

        public String stage() {
            return read().at("/stage");
        }

    }

}
