package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Applicant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Many at once.
@CadenceTest
record InterviewRaceTests(Vetting vetting, JdbcClient jdbc) {

    private static final Instant FIRST = Instant.parse("2026-03-05T15:00:00Z");

    @Test
    void ofAHundredEngineersWhoWantTenSlotsAtOnceTenHaveOneEach() throws Exception {
        var interviewer = vetting.cast().admin();
        var slots = IntStream.range(0, 10)
            .mapToObj(hour -> vetting.aSlot(interviewer, FIRST.plus(Duration.ofHours(hour))))
            .toList();
        var engineers = IntStream.range(0, 100).parallel().mapToObj(one -> vetting.aSubmittedApplication()).toList();

        var answers = allAtOnce(IntStream
            .range(0, 100).<Callable<List<Api
                    .Answer>>>mapToObj(number -> () -> tryAll(engineers.get(number), slots, number))
            .toList());

        var all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).allMatch(answer -> answer.status() == 201 || answer.problem().equals("slot-taken"));
        assertThat(all).filteredOn(answer -> answer.status() == 201)
            .extracting(answer -> answer.at("/slotId"))
            .containsExactlyInAnyOrderElementsOf(slots);
        assertThat(all).filteredOn(answer -> answer.status() == 201)
            .extracting(answer -> answer.at("/engineerId"))
            .doesNotHaveDuplicates();
        assertThat(answers).filteredOn(tries -> tries.getLast().status() == 409)
            .hasSize(90)
            .allSatisfy(tries -> assertThat(tries).hasSize(10));
        assertThat(stages()).containsExactlyElementsOf(Collections.nCopies(10, "AGREED"));
        System.out.printf("100 engineers made %d requests for 10 slots: %d taken, %d refused.%n", all.size(),
                all.stream().filter(answer -> answer.status() == 201).count(),
                all.stream().filter(answer -> answer.status() == 409).count());
    }

    /// Tries one slot after the other, in an order of one's own, until one is taken.
    private static List<Api.Answer> tryAll(Applicant engineer, List<String> slots, long order) {
        var wishes = new ArrayList<>(slots);
        Collections.shuffle(wishes, new Random(order));
        var answers = new ArrayList<Api.Answer>();
        for (var slot : wishes) {
            answers.add(agree(engineer, slot));
            if (answers.getLast().status() == 201) {
                break;
            }
        }
        return answers;
    }

    @Test
    void anEngineerWhoPressesTwentyTimesHasOneInterview() throws Exception {
        var interviewer = vetting.cast().admin();
        var engineer = vetting.aSubmittedApplication();
        var slots = IntStream.range(0, 20)
            .mapToObj(hour -> vetting.aSlot(interviewer, FIRST.plus(Duration.ofHours(hour))))
            .toList();

        var answers = allAtOnce(slots.stream().<Callable<Api.Answer>>map(slot -> () -> agree(engineer, slot)).toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201)
            .hasSize(19)
            .allMatch(answer -> answer.problem().equals("interview-agreed"));
        assertThat(stages()).containsExactly("AGREED");
    }

    @RepeatedTest(10)
    void aSlotIsTakenOrWithdrawnAndNeverBoth() throws Exception {
        var interviewer = vetting.cast().admin();
        var slot = vetting.aSlot(interviewer, FIRST);
        var engineer = vetting.aSubmittedApplication();

        var answers = allAtOnce(List.<Callable<Api.Answer>>of(() -> agree(engineer, slot),
                () -> interviewer.api().delete("/v1/interview-slots/" + slot)));

        assertThat(answers).filteredOn(answer -> answer.status() / 100 == 2).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() / 100 != 2)
            .singleElement()
            .matches(answer -> List.of("slot-taken", "slot-not-found").contains(answer.problem()));
        assertThat(jdbc.sql("""
                select count(*) from interview_slot where withdrawn_at is not null
                    and exists (select from interview where slot_id = interview_slot.id)""").query(Long.class).single())
            .isZero();
    }

    @RepeatedTest(10)
    void whoMovesAndWhoBooksDoNotMeetInOneSlot() throws Exception {
        var moving = vetting.anAgreedInterview();
        var wanted = vetting.aSlot(moving.interviewer(), FIRST);
        var booking = vetting.aSubmittedApplication();

        var answers = allAtOnce(List.<Callable<Api.Answer>>of(() -> agree(booking, wanted),
                () -> moving.applicant().api().put(moving.path() + "/slot", Map.of("slotId", wanted))));

        assertThat(answers).filteredOn(answer -> answer.status() / 100 == 2).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() / 100 != 2)
            .singleElement()
            .returns("slot-taken", Api.Answer::problem);
    }

    @RepeatedTest(10)
    void anApplicationThatIsWithdrawnMeanwhileHasNoInterview() throws Exception {
        var slot = vetting.aSlot(vetting.cast().admin(), FIRST);
        var engineer = vetting.aSubmittedApplication();

        var answers = allAtOnce(List.<Callable<Api.Answer>>of(() -> agree(engineer, slot),
                () -> engineer.api().put(engineer.path() + "/withdrawal")));

        assertThat(answers.getLast().status()).isEqualTo(200);
        assertThat(
                answers.getFirst().status() == 201 || answers.getFirst().problem().equals("application-not-submitted"))
            .as(answers.getFirst().text())
            .isTrue();
        assertThat(stages()).isSubsetOf("CANCELLED");
    }

    @RepeatedTest(10)
    void anInterviewIsCancelledOnceWhoeverDoesIt() throws Exception {
        var interview = vetting.anAgreedInterview();

        var answers = allAtOnce(
                Stream
                    .of(interview.applicant().api(), interview.interviewer().api()).<Callable<Api
                            .Answer>>map(side -> () -> side.put(interview.path() + "/cancellation"))
                    .toList());

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
            .singleElement()
            .returns("wrong-stage", Api.Answer::problem);
        assertThat(interview.stage()).isEqualTo("CANCELLED");
    }

    private static Api.Answer agree(Applicant engineer, String slot) {
        return engineer.api().post("/v1/interviews", Map.of("slotId", slot));
    }

    private List<@Nullable String> stages() {
        return jdbc.sql("select stage from interview").query(String.class).list();
    }

    private static <T> List<T> allAtOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            start.countDown();
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

}
