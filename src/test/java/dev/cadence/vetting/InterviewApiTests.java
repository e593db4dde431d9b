package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Vetting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record InterviewApiTests(Vetting vetting, JdbcClient jdbc) {

    private static final Instant START = Instant.parse("2026-03-05T15:00:00Z");

    @Test
    void aSlotIsShownByBothClocks() {
        var interviewer = vetting.cast().admin();
        var applicant = vetting.aSubmittedApplication();
        // The day after the clocks changed in New York, and before they do in Lisbon.
        vetting.aSlot(interviewer, Instant.parse("2026-03-09T15:00:00Z"));

        var slot = applicant.api().get("/v1/interview-slots").body().at("/items/0");

        assertThat(slot.at("/startsAt").asString()).isEqualTo("2026-03-09T15:00:00Z");
        assertThat(slot.at("/interviewerTime").toString()).isEqualTo(
                """
                        {"timeZone":"America/New_York","startsAt":"2026-03-09T11:00:00-04:00","endsAt":"2026-03-09T11:45:00-04:00"}""");
        assertThat(slot.at("/readerTime").toString()).isEqualTo("""
                {"timeZone":"Europe/Lisbon","startsAt":"2026-03-09T15:00:00Z","endsAt":"2026-03-09T15:45:00Z"}""");
        assertThat(slot.has("interviewerId")).isFalse();
    }

    @Test
    void theReaderMaySayAnotherZone() {
        var interviewer = vetting.cast().admin();
        vetting.aSlot(interviewer, START);

        var slot = interviewer.api().get("/v1/interview-slots?timeZone=Asia/Kathmandu").body().at("/items/0");

        assertThat(slot.at("/readerTime/startsAt").asString()).isEqualTo("2026-03-05T20:45:00+05:45");
        assertThat(slot.at("/interviewerId").asString()).isEqualTo(interviewer.caller().account().value().toString());
        assertThat(interviewer.api().get("/v1/interview-slots?timeZone=Nowhere/At_all").problem())
            .isEqualTo("invalid-request");
    }

    @Test
    void openSlotsAreListedTheEarliestFirstPageByPage() {
        var interviewer = vetting.cast().admin();
        var third = vetting.aSlot(interviewer, START.plus(Duration.ofHours(2)));
        var first = vetting.aSlot(interviewer, START);
        var second = vetting.aSlot(vetting.cast().admin(), START);
        var api = vetting.cast().engineer().api();

        var page = api.get("/v1/interview-slots?limit=2");
        var rest = api.get("/v1/interview-slots?limit=2&cursor=" + page.at("/next"));

        assertThat(ids(page)).containsExactlyInAnyOrder(first, second);
        assertThat(ids(rest)).containsExactly(third);
        assertThat(rest.body().has("next")).isFalse();
    }

    @Test
    void aSlotThatBeginsIsListedNoLonger() {
        var interviewer = vetting.cast().admin();
        vetting.aSlot(interviewer, START);

        vetting.time().travelTo(START.minusNanos(1_000));
        assertThat(ids(interviewer.api().get("/v1/interview-slots"))).hasSize(1);
        vetting.time().travelTo(START);
        assertThat(ids(interviewer.api().get("/v1/interview-slots"))).isEmpty();
    }

    @Test
    void twoSlotsOfOneInterviewerDoNotOverlap() {
        var interviewer = vetting.cast().admin();
        vetting.aSlot(interviewer, START);

        assertThat(offer(interviewer.api(), START.plus(Duration.ofMinutes(44))).problem()).isEqualTo("slot-overlaps");
        assertThat(offer(interviewer.api(), START.plus(Duration.ofMinutes(45))).status()).isEqualTo(201);
        assertThat(offer(vetting.cast().admin().api(), START).status()).isEqualTo(201);
    }

    @Test
    void whereASlotWasWithdrawnAnotherFits() {
        var interviewer = vetting.cast().admin();
        var slot = vetting.aSlot(interviewer, START);

        assertThat(vetting.cast().admin().api().delete("/v1/interview-slots/" + slot).status()).isEqualTo(204);
        assertThat(interviewer.api().delete("/v1/interview-slots/" + slot).problem()).isEqualTo("slot-not-found");
        assertThat(interviewer.api().get("/v1/interview-slots/" + slot).problem()).isEqualTo("slot-not-found");
        assertThat(offer(interviewer.api(), START).status()).isEqualTo(201);
    }

    @Test
    void aSlotIsReadWhereItsOfferSaysWhetherItIsTakenOrNot() {
        var admin = vetting.cast().admin().api();
        var offered = offer(admin, START);
        var interview = vetting.anAgreedInterview();

        assertThat(admin.get(offered.header("Location") + "?timeZone=Europe/Lisbon").text()).isEqualTo(offered.text());
        assertThat(admin.get("/v1/interview-slots/" + interview.slot()).at("/id")).isEqualTo(interview.slot());
        assertThat(admin.get("/v1/interview-slots/" + UUID.randomUUID()).problem()).isEqualTo("slot-not-found");
    }

    @Test
    void aSlotIsAheadInARegionsTimeAndOfALengthToTalk() {
        var api = vetting.cast().admin().api();

        assertThat(offer(api, vetting.now()).problem()).isEqualTo("slot-out-of-range");
        assertThat(api
            .post("/v1/interview-slots",
                    Map.of("startsAt", START, "endsAt", START.plusSeconds(60), "timeZone", "Europe/Lisbon"))
            .at("/errors/0/field")).isEqualTo("endsAt");
        assertThat(api
            .post("/v1/interview-slots",
                    Map.of("startsAt", START, "endsAt", START.plusSeconds(3_600), "timeZone", "+01:00"))
            .problem()).isEqualTo("invalid-request");
        assertThat(api.post("/v1/interview-slots", Map.of()).body().at("/errors")).hasSize(3);
    }

    @Test
    void whoTakesASlotHasAnInterviewThatBothSidesSee() {
        var interview = vetting.anAgreedInterview();

        var read = interview.read();
        assertThat(read.at("/stage")).isEqualTo("AGREED");
        assertThat(read.at("/slotId")).isEqualTo(interview.slot());
        assertThat(read.at("/startsAt")).isEqualTo("2026-03-05T12:00:00Z");
        assertThat(read.at("/interviewerTime/startsAt")).isEqualTo("2026-03-05T07:00:00-05:00");
        assertThat(read.at("/readerTime/timeZone")).isEqualTo("Europe/Lisbon");
        assertThat(interview.interviewer().api().get(interview.path()).at("/interviewerId"))
            .isEqualTo(interview.interviewer().caller().account().value().toString());
        assertThat(vetting.cast().engineer().api().get(interview.path()).problem()).isEqualTo("interview-not-found");
        assertThat(ids(interview.applicant().api().get("/v1/interview-slots"))).isEmpty();
    }

    @Test
    void whatIsTakenIsNeitherTakenAgainNorWithdrawn() {
        var interview = vetting.anAgreedInterview();

        assertThat(agree(vetting.aSubmittedApplication(), interview.slot()).problem()).isEqualTo("slot-taken");
        assertThat(interview.interviewer().api().delete("/v1/interview-slots/" + interview.slot()).problem())
            .isEqualTo("slot-taken");
    }

    @Test
    void anEngineerHasOneInterviewAtATime() {
        var interview = vetting.anAgreedInterview();

        var another = agree(interview.applicant(), vetting.aSlot(interview.interviewer(), START));

        assertThat(another.problem()).isEqualTo("interview-agreed");
    }

    @Test
    void onlyWhoHasSubmittedTakesASlot() {
        var slot = vetting.aSlot(vetting.cast().admin(), START);

        assertThat(agree(vetting.anApplicant(), slot).problem()).isEqualTo("wrong-stage");
        assertThat(vetting.cast().engineer().api().post("/v1/interviews", Map.of("slotId", slot)).problem())
            .isEqualTo("application-not-submitted");
    }

    @Test
    void aSlotIsTakenUntilItBegins() {
        var applicant = vetting.aSubmittedApplication();
        var slot = vetting.aSlot(vetting.cast().admin(), START);

        vetting.time().travelTo(START);

        assertThat(agree(applicant, slot).problem()).isEqualTo("slot-over");
        assertThat(agree(applicant, "00000000-0000-0000-0000-000000000000").problem()).isEqualTo("slot-not-found");
    }

    @Test
    void anInterviewThatMovesGivesItsSlotBack() {
        var interview = vetting.anAgreedInterview();
        var later = vetting.aSlot(interview.interviewer(), START);

        var moved = interview.applicant().api().put(interview.path() + "/slot", Map.of("slotId", later));

        assertThat(moved.at("/startsAt")).isEqualTo("2026-03-05T15:00:00Z");
        assertThat(moved.at("/id")).isEqualTo(interview.id());
        assertThat(ids(interview.applicant().api().get("/v1/interview-slots"))).containsExactly(interview.slot());
        assertThat(agree(vetting.aSubmittedApplication(), interview.slot()).status()).isEqualTo(201);
    }

    @Test
    void theEngineerMovesOrCancelsUntilADayBeforeAndAnAdminLater() {
        var interview = vetting.anAgreedInterview();
        var later = Map.of("slotId", vetting.aSlot(interview.interviewer(), START));
        var engineer = interview.applicant().api();

        vetting.time().advance(Duration.ofDays(2).plusNanos(1_000));
        assertThat(engineer.put(interview.path() + "/slot", later).problem()).isEqualTo("too-late-to-move");
        assertThat(engineer.put(interview.path() + "/cancellation").problem()).isEqualTo("too-late-to-move");
        assertThat(interview.interviewer().api().put(interview.path() + "/slot", later).status()).isEqualTo(200);
        assertThat(engineer.put(interview.path() + "/cancellation").status()).isEqualTo(200);
    }

    @Test
    void atTheEdgeTheEngineerStillCancelsWhichGivesTheSlotBack() {
        var interview = vetting.anAgreedInterview();

        vetting.time().advance(Duration.ofDays(2));
        var cancelled = interview.applicant().api().put(interview.path() + "/cancellation");

        assertThat(cancelled.at("/stage")).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/cancelledBy")).isEqualTo("ENGINEER");
        assertThat(agree(interview.applicant(), interview.slot()).status()).isEqualTo(201);
    }

    @Test
    void whatAnAdminCancelsIsNoSlotForAnybody() {
        var interview = vetting.anAgreedInterview();

        interview.interviewer().api().put(interview.path() + "/cancellation");

        assertThat(interview.read().at("/cancelledBy")).isEqualTo("ADMIN");
        assertThat(agree(interview.applicant(), interview.slot()).problem()).isEqualTo("slot-not-found");
    }

    @Test
    void whoWithdrawsTheirApplicationComesToNoInterview() {
        var interview = vetting.anAgreedInterview();
        vetting.time().advance(Duration.ofHours(71));

        interview.applicant().api().put(interview.applicant().path() + "/withdrawal");

        assertThat(interview.stage()).isEqualTo("CANCELLED");
    }

    @Test
    void aHeldInterviewMakesTheDecisionDueInSevenDays() {
        var interview = vetting.anAgreedInterview();
        var admin = interview.interviewer().api();

        vetting.time().advance(Vetting.AHEAD.minusNanos(1_000));
        assertThat(admin.put(interview.path() + "/conclusion").problem()).isEqualTo("interview-not-begun");
        vetting.time().advance(Duration.ofNanos(1_000));
        assertThat(admin.put(interview.path() + "/conclusion").at("/stage")).isEqualTo("HELD");

        var application = interview.applicant().read();
        assertThat(application.at("/stage")).isEqualTo("INTERVIEWED");
        assertThat(application.at("/interviewedAt")).isEqualTo("2026-03-05T12:45:00Z");
        assertThat(application.at("/decisionDueAt")).isEqualTo("2026-03-12T12:45:00Z");
        assertThat(admin.put(interview.path() + "/conclusion").problem()).isEqualTo("wrong-stage");
    }

    @Test
    void whoDidNotComeMayTakeAnotherSlot() {
        var interview = vetting.anAgreedInterview();
        var admin = interview.interviewer().api();

        vetting.time().advance(Vetting.AHEAD.plus(Duration.ofMinutes(15)).minusNanos(1_000));
        assertThat(admin.put(interview.path() + "/no-show").problem()).isEqualTo("interview-not-begun");
        vetting.time().advance(Duration.ofNanos(1_000));
        assertThat(admin.put(interview.path() + "/no-show").at("/stage")).isEqualTo("NO_SHOW");

        assertThat(interview.applicant().stage()).isEqualTo("SUBMITTED");
        assertThat(agree(interview.applicant(), vetting.aSlot(interview.interviewer(), START)).status()).isEqualTo(201);
    }

    @Test
    void engineersListTheirOwnInterviewsAndAdminsAllOrThose() {
        var one = vetting.anAgreedInterview();
        var other = vetting.anAgreedInterview();

        assertThat(ids(one.applicant().api().get("/v1/interviews"))).containsExactly(one.id());
        assertThat(ids(one.interviewer().api().get("/v1/interviews"))).containsExactly(other.id(), one.id());
        assertThat(ids(one.interviewer().api().get("/v1/interviews?mine=true"))).containsExactly(one.id());
        var page = one.interviewer().api().get("/v1/interviews?limit=1");
        assertThat(ids(one.interviewer().api().get("/v1/interviews?cursor=" + page.at("/next"))))
            .containsExactly(one.id());
    }

    @Test
    void everyTransitionIsInTheAuditTrail() {
        vetting.aHeldInterview();

        assertThat(
                jdbc.sql("select change || ' ' || subject from audit_entry where subject like 'interview%' order by id")
                    .query(String.class)
                    .list())
            .hasSize(3);
    }

    private static Api.Answer agree(Vetting.Applicant applicant, String slot) {
        return applicant.api().post("/v1/interviews", Map.of("slotId", slot));
    }

    private static Api.Answer offer(Api admin, Instant start) {
        return admin.post("/v1/interview-slots",
                Map.of("startsAt", start, "endsAt", start.plus(Vetting.TALK), "timeZone", "Europe/Lisbon"));
    }

    private static List<String> ids(Api.Answer page) {
        return page.body().at("/items").valueStream().map(item -> item.at("/id")).map(JsonNode::asString).toList();
    }

}
