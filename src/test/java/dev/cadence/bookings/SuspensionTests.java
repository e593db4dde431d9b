package dev.cadence.bookings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.roster.RosterEvent;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// What suspension of an engineer means to the engineer, to founders and to bookings.
@CadenceTest
record SuspensionTests(Marketplace marketplace, ApplicationEventPublisher events, TransactionTemplate transaction) {

    private static final Map<String, String> RUDE = Map.of("reason", "Was rude to a founder.");

    @Test
    void whoIsSuspendedIsGoneAtOnceAndReadsWhy() {
        var engineer = marketplace.anEngineer(Tier.MID);
        var founder = marketplace.aFounderWithCard().api();

        var answer = suspend(engineer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/since")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(answer.at("/reason")).isEqualTo("Was rude to a founder.");
        assertThat(founder.get("/v1/engineers").body().at("/items")).isEmpty();
        assertThat(founder.post("/v1/bookings", Map.of("engineerId", id(engineer))).problem())
            .isEqualTo("engineer-not-found");
        var own = engineer.api().get("/v1/me/profile");
        assertThat(own.at("/suspension/reason")).isEqualTo("Was rude to a founder.");
        assertThat(own.at("/suspension/since")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void whoIsReinstatedIsBackWhereTheyWere() {
        var engineer = marketplace.anEngineer(Tier.MID);
        suspend(engineer);

        assertThat(reinstate(engineer).status()).isEqualTo(204);
        assertThat(reinstate(engineer).status()).isEqualTo(204);

        assertThat(engineer.api().get("/v1/engineers").body().at("/items")).hasSize(1);
        assertThat(engineer.api().get("/v1/me/profile").body().has("suspension")).isFalse();
    }

    @Test
    void aRequestIsDeclinedAndItsFounderLearnsNoMore() {
        var request = marketplace.aRequest();

        suspend(request.engineer());
        marketplace.time().settle();

        assertThat(request.stage()).isEqualTo("DECLINED");
        assertThat(request.read().text()).doesNotContainIgnoringCase("suspen", "toSettle", "endReason");
        assertThat(request.founder().api().get("/v1/audit-entries?limit=100").text()).contains("DECLINED")
            .doesNotContainIgnoringCase("suspen", "settle")
            .doesNotContain("bookings.engineer-unavailable");
    }

    @Test
    void whatWasAcceptedGoesOnAndIsListedForAdminsUntilTheEngineerIsBack() {
        var trial = marketplace.aTrial();
        marketplace.aTrial();
        var admin = marketplace.cast().admin().api();

        suspend(trial.engineer());
        marketplace.time().settle();

        var toSettle = admin.get("/v1/bookings?toSettle=true");
        assertThat(toSettle.body().at("/items")).hasSize(1);
        assertThat(toSettle.at("/items/0/id")).isEqualTo(trial.id());
        assertThat(toSettle.at("/items/0/toSettleSince")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(trial.stage()).isEqualTo("TRIAL");
        assertThat(trial.read().body().has("toSettleSince")).isFalse();
        assertThat(trial.engineer().api().get(trial.path()).body().has("toSettleSince")).isFalse();

        reinstate(trial.engineer());
        marketplace.time().settle();
        assertThat(admin.get("/v1/bookings?toSettle=true").body().at("/items")).isEmpty();
    }

    @Test
    void whatHasEndedIsNotToSettleAnyMore() {
        var trial = marketplace.aTrial();
        suspend(trial.engineer());
        marketplace.time().settle();

        trial.cancel();

        assertThat(trial.stage()).isEqualTo("ENDED");
        assertThat(marketplace.count("booking where to_settle_since is not null")).isZero();
    }

    @Test
    void founderAndEngineerCannotAskWhatIsToSettle() {
        var trial = marketplace.aTrial();

        for (var party : List.of(trial.founder().api(), trial.engineer().api())) {
            assertThat(party.get("/v1/bookings?toSettle=true").at("/errors/0/field")).isEqualTo("toSettle");
            assertThat(party.get("/v1/bookings?toSettle=false").status()).isEqualTo(200);
        }
    }

    @Test
    void whoIsSuspendedAcceptsNothing() {
        var request = marketplace.aRequest();
        suspend(request.engineer());

        var answer = request.engineer().api().put(request.path() + "/acceptance");

        // The request may have been declined already.
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isIn("engineer-suspended", "wrong-stage");
    }

    @Test
    void newsThatComesTwiceOrLateChangesNothing() {
        var trial = marketplace.aTrial();
        var engineer = trial.engineer().caller().engineer();

        publish(new RosterEvent.Suspended(engineer, marketplace.now()));
        assertThat(marketplace.count("booking where to_settle_since is not null")).isZero();

        suspend(trial.engineer());
        publish(new RosterEvent.Suspended(engineer, marketplace.now()));
        publish(new RosterEvent.Reinstated(engineer, marketplace.now()));
        assertThat(marketplace.count("booking where to_settle_since is not null")).isEqualTo(1);
    }

    @Test
    void whoIsSuspendedCanStillBeErased() {
        var engineer = marketplace.anEngineer(Tier.MID);
        suspend(engineer);

        var admin = marketplace.cast().inPerson(marketplace.cast().admin());
        assertThat(admin.put("/v1/accounts/%s/erasure".formatted(engineer.caller().account().value())).status())
            .isEqualTo(204);

        assertThat(marketplace.count("engineer_profile where suspension_reason is not null")).isZero();
        assertThat(reinstate(engineer).problem()).isEqualTo("engineer-not-found");
    }

    @Test
    void theTrailSaysWhoSuspendedAndNotWhy() {
        var engineer = marketplace.anEngineer(Tier.MID);
        suspend(engineer);

        var trail = marketplace.cast()
            .admin()
            .api()
            .get("/v1/audit-entries?subject=engineer_profile&subjectId=" + id(engineer));
        assertThat(trail.text()).contains("suspended_at", "suspended_by", "\"withheld\":[\"suspension_reason\"]")
            .doesNotContain("rude");
    }

    @RepeatedTest(5)
    void suspensionAndRequestsAtTheSameMomentLeaveNoRequestWaiting() throws Exception {
        var engineer = marketplace.anEngineer(Tier.MID);
        var founders = marketplace.foundersWithCards(15);
        var admin = marketplace.cast().admin();
        var request = Map.of("engineerId", id(engineer));
        var calls = new ArrayList<Callable<Api.Answer>>(founders
            .stream().<Callable<Api.Answer>>map(founder -> () -> founder.api().post("/v1/bookings", request)).toList());
        calls.add(calls.size() / 2, () -> suspend(admin, engineer));

        var answers = allAtOnce(calls);
        marketplace.time().settle();

        assertThat(answers).allMatch(answer -> Stream.of(200, 201, 404, 409).anyMatch(it -> it == answer.status()));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(marketplace.count("booking where stage <> 'DECLINED'")).isZero();
        assertThat(marketplace.count("booking"))
            .isEqualTo(answers.stream().filter(answer -> answer.status() == 201).count());
        assertThat(marketplace.count("engineer_profile where engaged")).isZero();
    }

    @RepeatedTest(5)
    void suspensionAndAcceptanceAtTheSameMomentLeaveNothingUnnoticed() throws Exception {
        var request = marketplace.aRequest();
        var admin = marketplace.cast().admin();

        allAtOnce(List.of(() -> suspend(admin, request.engineer()),
                () -> request.engineer().api().put(request.path() + "/acceptance")));
        marketplace.time().settle();

        assertThat(marketplace.count("booking where stage = 'DECLINED' or to_settle_since is not null")).isEqualTo(1);
    }

    private Api.Answer suspend(Member<Caller.Engineer> engineer) {
        return suspend(marketplace.cast().admin(), engineer);
    }

    private static Api.Answer suspend(Member<Caller.Admin> admin, Member<Caller.Engineer> engineer) {
        return admin.api().put("/v1/engineers/%s/suspension".formatted(id(engineer)), RUDE);
    }

    private Api.Answer reinstate(Member<Caller.Engineer> engineer) {
        return marketplace.cast().admin().api().delete("/v1/engineers/%s/suspension".formatted(id(engineer)));
    }

    private static String id(Member<Caller.Engineer> engineer) {
        return engineer.caller().engineer().value().toString();
    }

    private void publish(RosterEvent event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
        marketplace.time().settle();
    }

    private static List<Api.Answer> allAtOnce(List<Callable<Api.Answer>> calls) throws InterruptedException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            start.countDown();
            threads.shutdown();
            return running.stream().map(SuspensionTests::answer).toList();
        }
    }

    private static Api.Answer answer(Future<Api.Answer> running) {
        try {
            return running.get();
        }
        catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

}
