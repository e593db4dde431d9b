package dev.cadence.vetting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.Interview.Side;
import dev.cadence.vetting.Interview.Stage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static dev.cadence.vetting.InterviewSlotTests.aSlotAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InterviewTests {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// When the interview of these tests is.
    static final Instant START = Instant.parse("2026-03-05T15:00:00Z");

    static final Instant LATEST_MOVE = Instant.parse("2026-03-04T15:00:00Z");

    static final Instant LATER = Instant.parse("2026-03-04T15:00:00.000001Z");

    static final String SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final VettingPolicy POLICY = new VettingPolicy(1, Instant.parse("2026-01-01T00:00:00Z"), 50, 90,
            Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(24),
            Duration.ofMinutes(15));

    private final Application application = aSubmittedApplication();

    private final Interview interview = new Interview(application, aSlotAt(START), NOON);

    @Test
    void anInterviewIsAgreedForTheTimeOfItsSlot() {
        assertThat(interview.stage()).isEqualTo(Stage.AGREED);
        assertThat(interview.startsAt()).isEqualTo("2026-03-05T15:00:00Z");
        assertThat(interview.endsAt()).isEqualTo("2026-03-05T15:45:00Z");
        assertThat(interview.calendarSequence()).isZero();
    }

    @Test
    void onlyAnApplicationThatWaitsForItHasAnInterview() {
        var draft = new Application(EngineerId.next(), form(), NOON);
        var withdrawn = aSubmittedApplication().withdraw(NOON);

        assertRefused("wrong-stage", () -> new Interview(draft, aSlotAt(START), NOON));
        assertRefused("wrong-stage", () -> new Interview(withdrawn, aSlotAt(START), NOON));
    }

    @Test
    void aSlotThatHasBegunIsNotTaken() {
        assertRefused("slot-over", () -> new Interview(application, aSlotAt(START), START));
        assertThat(new Interview(application, aSlotAt(START), START.minusNanos(1_000)).startsAt()).isEqualTo(START);
    }

    @Test
    void theEngineerMovesItUntilTwentyFourHoursBeforeTheStart() {
        interview.move(aSlotAt(START.plusSeconds(86_400)), Side.ENGINEER, POLICY, LATEST_MOVE);

        assertThat(interview.startsAt()).isEqualTo("2026-03-06T15:00:00Z");
        assertThat(interview.calendarSequence()).isEqualTo(1);
    }

    @Test
    void aMicrosecondLaterTheEngineerDoesNotMoveIt() {
        assertRefused("too-late-to-move",
                () -> interview.move(aSlotAt(START.plusSeconds(86_400)), Side.ENGINEER, POLICY, LATER));
        assertThat(interview.startsAt()).isEqualTo(START);
        assertThat(interview.calendarSequence()).isZero();
    }

    @Test
    void anAdminMovesItUntilItIsClosed() {
        interview.move(aSlotAt(START.plusSeconds(86_400)), Side.ADMIN, POLICY, START.plusSeconds(600));

        assertThat(interview.startsAt()).isEqualTo("2026-03-06T15:00:00Z");
    }

    @Test
    void itsDeadlineMovesWithIt() {
        interview.move(aSlotAt(START.plusSeconds(86_400)), Side.ENGINEER, POLICY, LATEST_MOVE);

        interview.cancel(Side.ENGINEER, POLICY, LATEST_MOVE.plusSeconds(86_400));
        assertThat(interview.stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void movedToItsOwnSlotItStays() {
        var slot = aSlotAt(START);
        var stays = new Interview(application, slot, NOON).move(slot, Side.ENGINEER, POLICY, NOON);

        assertThat(stays.calendarSequence()).isZero();
    }

    @Test
    void theEngineerCancelsUntilTwentyFourHoursBeforeTheStart() {
        interview.cancel(Side.ENGINEER, POLICY, LATEST_MOVE);

        assertThat(interview.stage()).isEqualTo(Stage.CANCELLED);
        assertThat(interview.cancelledBy()).isEqualTo(Side.ENGINEER);
        assertThat(interview.closedAt()).isEqualTo("2026-03-04T15:00:00Z");
        assertThat(interview.calendarSequence()).isEqualTo(1);
    }

    @Test
    void aMicrosecondLaterTheEngineerDoesNotCancel() {
        assertRefused("too-late-to-move", () -> interview.cancel(Side.ENGINEER, POLICY, LATER));
        assertThat(interview.stage()).isEqualTo(Stage.AGREED);
    }

    @Test
    void anAdminCancelsUntilItIsClosed() {
        assertThat(interview.cancel(Side.ADMIN, POLICY, START.plusSeconds(60)).cancelledBy()).isEqualTo(Side.ADMIN);
    }

    @Test
    void itIsHeldFromItsStartOn() {
        assertRefused("interview-not-begun", () -> interview.conclude(START.minusNanos(1_000)));

        assertThat(interview.conclude(START).stage()).isEqualTo(Stage.HELD);
        assertThat(interview.closedAt()).isEqualTo(START);
    }

    @Test
    void itIsGivenUpFromFifteenMinutesAfterItsStartOn() {
        assertRefused("interview-not-begun",
                () -> interview.miss(POLICY, Instant.parse("2026-03-05T15:14:59.999999Z")));

        assertThat(interview.miss(POLICY, Instant.parse("2026-03-05T15:15:00Z")).stage()).isEqualTo(Stage.NO_SHOW);
    }

    @Test
    void whatIsClosedStaysAsItIs() {
        interview.conclude(START);

        assertRefused("wrong-stage", () -> interview.conclude(START));
        assertRefused("wrong-stage", () -> interview.miss(POLICY, START.plusSeconds(3_600)));
        assertRefused("wrong-stage", () -> interview.cancel(Side.ADMIN, POLICY, START));
        assertRefused("wrong-stage",
                () -> interview.move(aSlotAt(START.plusSeconds(86_400)), Side.ADMIN, POLICY, START));
    }

    @Test
    void onlyAHeldInterviewIsRecorded() {
        assertRefused("wrong-stage", () -> record(interview));

        interview.conclude(START);
        application.interviewed(interview.endsAt(), POLICY);

        assertThat(record(interview).recordingUrl()).isEqualTo("https://recordings.example.com/1");
    }

    @Test
    void theRecordingStaysOnceTheDecisionIsMade() {
        interview.conclude(START);
        application.interviewed(interview.endsAt(), POLICY).reject(START.plusSeconds(86_400));

        assertRefused("wrong-stage", () -> record(interview));
    }

    @Test
    void theRecordingOfAnEarlierRoundStaysWhateverAnAppealGrants() {
        interview.conclude(START);
        application.interviewed(interview.endsAt(), POLICY).reject(START.plusSeconds(86_400)).reopen(NOON);
        application.interviewed(START.plusSeconds(604_800), POLICY);

        assertRefused("wrong-stage", () -> record(interview));
    }

    @Test
    void whatWasRecordedIsForgottenWithTheEngineer() {
        interview.conclude(START);
        application.interviewed(interview.endsAt(), POLICY);
        record(interview);

        interview.erase();

        assertThat(interview.stage()).isEqualTo(Stage.HELD);
        assertThat(interview.recordingUrl()).isNull();
        assertThat(interview.recordingSha256()).isNull();
    }

    private Interview record(Interview held) {
        return held.record(URI.create("https://recordings.example.com/1"), SHA_256, application);
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(deed).returns(code, Refusal::code);
    }

    static Application aSubmittedApplication() {
        return new Application(EngineerId.next(), form(), NOON).submit(POLICY, NOON);
    }

    private static ApplicationForm form() {
        return new ApplicationForm("Rosa Silva", "Ships small changes", "Built three ledgers.", "Lisbon, Portugal",
                List.of(), ZoneId.of("Europe/Lisbon"), new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                List.of(new Proficiency(Skill.of("Java"), 5)), 8, Tier.MID, "Reads what it writes.", null);
    }

}
