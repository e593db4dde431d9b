package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import dev.cadence.accounts.AccountId;
import dev.cadence.mail.Letter;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Mailbox.Received;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Letters about interviews as they arrive, over SMTP.
@CadenceTest
record InterviewMailTests(Vetting vetting, Cast cast, Mailbox mailbox, InterviewLetterDesk desk) {

    /// The day after the clocks changed in New York.
    private static final Instant MONDAY = Instant.parse("2026-03-09T15:00:00Z");

    /// The day after they changed in Lisbon too.
    private static final Instant THREE_WEEKS_LATER = Instant.parse("2026-03-30T15:00:00Z");

    @Test
    void bothSidesAreInvitedEachByTheirOwnClock() {
        var interview = interviewAt(MONDAY);
        var engineer = toEngineer(interview);
        var interviewer = toInterviewer(interview);

        assertThat(engineer.subject()).isEqualTo("Your interview is agreed");
        assertThat(engineer.text()).isEqualTo(
                """
                        Hello %1$s,

                        your interview with %2$s is agreed for:

                          Monday, 9 March 2026, 15:00–15:45 UTC+00:00 (Europe/Lisbon) for you
                          Monday, 9 March 2026, 11:00–11:45 UTC-04:00 (America/New_York) for %2$s

                        You can move or cancel it with Cadence until Sunday, 8 March 2026, 15:00. Replies to this letter are not read.
                        """
                    .formatted(engineerOf(interview).person().name(), interview.interviewer().person().name())
                    .strip());
        assertThat(interviewer.text()).contains(
                "Monday, 9 March 2026, 11:00–11:45 UTC-04:00 (America/New_York) for you",
                "Monday, 9 March 2026, 15:00–15:45 UTC+00:00 (Europe/Lisbon) for "
                        + engineerOf(interview).person().name());
        assertThat(engineer.calendarType()).isEqualToIgnoringCase("text/calendar; charset=UTF-8; method=REQUEST");
        assertEvent(engineer, "REQUEST", interview, 0, MONDAY, engineerOf(interview));
        assertEvent(interviewer, "REQUEST", interview, 0, MONDAY, interview.interviewer());
    }

    @Test
    void neitherLearnsTheOthersAddress() {
        var interview = interviewAt(MONDAY);

        assertThat(toEngineer(interview).text() + toEngineer(interview).calendar())
            .doesNotContain(interview.interviewer().person().email());
        assertThat(toInterviewer(interview).text() + toInterviewer(interview).calendar())
            .doesNotContain(engineerOf(interview).person().email());
    }

    @Test
    void whatIsMovedAcrossAChangeOfClocksIsTheSameEventAtAnotherInstant() {
        var interview = interviewAt(MONDAY);

        move(interview, vetting.aSlot(interview.interviewer(), THREE_WEEKS_LATER));

        var moved = toEngineer(interview);
        assertThat(moved.subject()).isEqualTo("Your interview was moved");
        assertThat(moved.text()).contains("Monday, 30 March 2026, 16:00–16:45 UTC+01:00 (Europe/Lisbon) for you",
                "Monday, 30 March 2026, 11:00–11:45 UTC-04:00 (America/New_York) for");
        assertEvent(moved, "REQUEST", interview, 1, THREE_WEEKS_LATER, engineerOf(interview));
        assertEvent(toInterviewer(interview), "REQUEST", interview, 1, THREE_WEEKS_LATER, interview.interviewer());
    }

    @Test
    void whoIsNoLongerTheInterviewerIsFreed() {
        var interview = interviewAt(MONDAY);
        var other = cast.admin();

        move(interview, vetting.aSlot(other, THREE_WEEKS_LATER));

        var freed = toInterviewer(interview);
        assertThat(freed.text()).contains("You are free again:",
                "Monday, 9 March 2026, 11:00–11:45 UTC-04:00 (America/New_York)");
        assertEvent(freed, "CANCEL", interview, 1, MONDAY, interview.interviewer());
        assertEvent(mailbox.lastTo(other.person().email()), "REQUEST", interview, 1, THREE_WEEKS_LATER, other);
        assertThat(mailbox.lettersTo(interview.interviewer().person().email())).hasSize(2);
    }

    @Test
    void aCancellationTakesTheEventOutOfBothCalendars() {
        var interview = interviewAt(MONDAY);

        interview.applicant().api().put(interview.path() + "/cancellation");
        vetting.time().settle();

        assertThat(toEngineer(interview).subject()).isEqualTo("Your interview was cancelled");
        assertThat(toEngineer(interview).calendarType())
            .isEqualToIgnoringCase("text/calendar; charset=UTF-8; method=CANCEL");
        assertEvent(toEngineer(interview), "CANCEL", interview, 1, MONDAY, engineerOf(interview));
        assertEvent(toInterviewer(interview), "CANCEL", interview, 1, MONDAY, interview.interviewer());
    }

    @Test
    void whoDidNotComeIsToldThatTheyMayChooseAnotherTime() {
        var interview = interviewAt(MONDAY);
        vetting.time().travelTo(MONDAY.plus(Duration.ofMinutes(15)));

        interview.interviewer().api().put(interview.path() + "/no-show");
        vetting.time().settle();

        assertThat(toEngineer(interview).subject()).isEqualTo("You missed your interview");
        assertThat(toEngineer(interview).text()).contains("you can choose another time.");
        assertThat(mailbox.lettersTo(interview.interviewer().person().email())).hasSize(1);
    }

    @Test
    void aLetterThatWaitedIsNotWrittenOnceTheInterviewHasChanged() {
        var interview = interviewAt(MONDAY);
        var id = new InterviewId(UUID.fromString(interview.id()));
        var agreed = new InterviewEvent.Agreed(id, 0, vetting.now());
        assertThat(desk.toEngineer(agreed)).isPresent();

        move(interview, vetting.aSlot(interview.interviewer(), THREE_WEEKS_LATER));

        assertThat(desk.toEngineer(agreed)).isEmpty();
        assertThat(desk.toInterviewer(agreed)).isEmpty();
    }

    @Test
    void whoHoldsItAgainIsNotFreed() {
        var interview = interviewAt(MONDAY);
        var id = new InterviewId(UUID.fromString(interview.id()));
        var former = interview.interviewer().caller().account();

        assertThat(desk.toFormerInterviewer(moved(id, former))).isEmpty();
        assertThat(desk.toFormerInterviewer(moved(id, cast.admin().caller().account()))).map(Letter::subject)
            .hasValue("Your interview was moved");
    }

    @Test
    void aLetterThatNoMailServerTookIsGivenUpAfterThreeDays() {
        var interview = interviewAt(MONDAY);
        var agreed = new InterviewEvent.Agreed(new InterviewId(UUID.fromString(interview.id())), 0, vetting.now());

        vetting.time().advance(Duration.ofDays(3));
        assertThat(desk.toEngineer(agreed)).isPresent();
        vetting.time().advance(Duration.ofNanos(1_000));
        assertThat(desk.toEngineer(agreed)).isEmpty();
    }

    private InterviewEvent.Moved moved(InterviewId id, AccountId former) {
        return new InterviewEvent.Moved(id, 1, former, MONDAY, MONDAY.plus(Vetting.TALK), vetting.now());
    }

    private void assertEvent(Received letter, String method, Interviewed interview, int sequence, Instant start,
            Member<?> attendee) {
        var calendar = Biweekly.parse(letter.calendar()).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getUid().getValue()).isEqualTo(interview.id());
        assertThat(event.getSequence().getValue()).isEqualTo(sequence);
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(start));
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(start.plus(Vetting.TALK)));
        assertThat(event.getOrganizer().getEmail()).isEqualTo("cadence@example.com");
        assertThat(event.getAttendees()).extracting(Attendee::getEmail).isEqualTo(List.of(attendee.person().email()));
        assertThat(event.getDateTimeStamp().getValue()).isEqualTo(Date.from(vetting.now()));
    }

    private Interviewed interviewAt(Instant start) {
        var interviewer = cast.admin();
        return vetting.agreed(vetting.aSubmittedApplication(), interviewer, vetting.aSlot(interviewer, start));
    }

    private void move(Interviewed interview, String slot) {
        var answer = interview.applicant().api().put(interview.path() + "/slot", Map.of("slotId", slot));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        vetting.time().settle();
    }

    private static Member<?> engineerOf(Interviewed interview) {
        return interview.applicant().engineer();
    }

    private Received toEngineer(Interviewed interview) {
        return mailbox.lastTo(engineerOf(interview).person().email());
    }

    private Received toInterviewer(Interviewed interview) {
        return mailbox.lastTo(interview.interviewer().person().email());
    }

}
