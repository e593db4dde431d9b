package dev.cadence.bookings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Many at once.
@CadenceTest
record BookingRaceTests(Marketplace marketplace) {

    private static final int COMPANIES = 200;

    @Test
    void ofTwoHundredCompaniesThatRequestOneEngineerAtOnceExactlyOneSucceeds() throws Exception {
        var engineer = marketplace.anEngineer(Tier.LEAD);
        var request = Map.of("engineerId", engineer.caller().engineer().value());
        var founders = IntStream.range(0, COMPANIES).mapToObj(number -> marketplace.aFounderWithCard().api()).toList();

        var answers = allAtOnce(founders
            .stream().<Callable<Api.Answer>>map(founder -> () -> founder.post("/v1/bookings", request)).toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201)
            .hasSize(COMPANIES - 1)
            .allMatch(answer -> answer.status() == 409 && answer.problem().equals("engineer-taken"));
        assertThat(marketplace.count("booking")).isEqualTo(1);
    }

    @Test
    void oneRequestSentManyTimesAtOnceWithOneKeyIsOneBookingAndOneAnswer() throws Exception {
        var founder = marketplace.aFounderWithCard().api().with("Idempotency-Key", "one-click");
        var request = Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value());

        var answers = allAtOnce(IntStream
            .range(0, 20).<Callable<Api.Answer>>mapToObj(n -> () -> founder.post("/v1/bookings", request)).toList());

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).extracting(Api.Answer::text).containsOnly(answers.getFirst().text());
        assertThat(marketplace.count("booking")).isEqualTo(1);
    }

    @Test
    void twoTabsOfOneFounderMakeOneBooking() throws Exception {
        var founder = marketplace.aFounderWithCard().api();
        var request = Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value());

        var answers = allAtOnce(IntStream
            .range(0, 10).<Callable<Api.Answer>>mapToObj(n -> () -> founder.post("/v1/bookings", request)).toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201)
            .allMatch(answer -> answer.problem().equals("engineer-taken"));
        assertThat(marketplace.count("booking")).isEqualTo(1);
    }

    @Test
    void requestsOfOneCompanyAtOnceHaveNoMoreTrialsThanThePlatformPaysFor() throws Exception {
        var founder = marketplace.aFounderWithCard().api();
        var requests = IntStream.range(0, 10)
            .mapToObj(n -> Map.of("engineerId", marketplace.anEngineer(Tier.LEAD).caller().engineer().value()))
            .toList();

        var answers = allAtOnce(requests
            .stream().<Callable<Api.Answer>>map(request -> () -> founder.post("/v1/bookings", request)).toList());

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).filteredOn(answer -> answer.at("/trial").equals("true"))
            .as("four of 457.14 are in 2,000.00")
            .hasSize(4);
    }

    @Test
    void aKeyThatWasUsedForAnotherRequestIsRefused() {
        var founder = marketplace.aFounderWithCard().api().with("Idempotency-Key", "same-key");
        founder.post("/v1/bookings",
                Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value()));

        var other = founder.post("/v1/bookings",
                Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value()));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void twoCompaniesMayUseTheSameKey() {
        var one = marketplace.aFounderWithCard().api().with("Idempotency-Key", "key");
        var other = marketplace.aFounderWithCard().api().with("Idempotency-Key", "key");

        assertThat(List.of(one, other)).allMatch(founder -> founder
            .post("/v1/bookings", Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value()))
            .status() == 201);
    }

    @Test
    void aRefusedRequestLeavesNoKeyBehind() {
        var founder = marketplace.cast().founder();
        var api = founder.api().with("Idempotency-Key", "too-early");
        var request = Map.of("engineerId", marketplace.anEngineer(Tier.MID).caller().engineer().value());

        assertThat(api.post("/v1/bookings", request).problem()).isEqualTo("no-usable-card");
        marketplace.saveCard(founder.api(), "pm_card_visa");

        assertThat(api.post("/v1/bookings", request).status()).isEqualTo(201);
    }

    private static List<Api.Answer> allAtOnce(List<Callable<Api.Answer>> calls)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            start.countDown();
            var answers = new java.util.ArrayList<Api.Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

}
