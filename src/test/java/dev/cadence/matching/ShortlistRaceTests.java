package dev.cadence.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Money;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.matching.ShortlistFixtures.GO_AND_POSTGRES;
import static dev.cadence.matching.ShortlistFixtures.brief;
import static dev.cadence.matching.ShortlistFixtures.id;
import static dev.cadence.matching.ShortlistFixtures.offer;
import static dev.cadence.matching.ShortlistFixtures.seen;
import static dev.cadence.matching.ShortlistFixtures.shortlist;
import static dev.cadence.matching.ShortlistFixtures.uuid;
import static org.assertj.core.api.Assertions.assertThat;

/// Many book and ask at once: no shortlist shows anybody who could not be booked any more when it was asked for.
@CadenceTest
record ShortlistRaceTests(Marketplace marketplace, Pool pool, ShortlistBook book) {

    /// So few that a shortlist names all who are free, with a place or without.
    private static final int ENGINEERS = 8;

    private static final int ROUNDS = 8;

    @Test
    void whileEverybodyIsBookedAndFreedAllTheTimeEachShortlistKnowsWhatWasAnsweredBefore() throws Exception {
        var engineers = alike(ENGINEERS);
        var founders = marketplace.foundersWithCards(ENGINEERS);

        var wrong = atOnce(IntStream.range(0, ENGINEERS)
            .<Callable<List<String>>>mapToObj(
                    number -> () -> bookAndFree(founders.get(number).api(), id(engineers.get(number))))
            .toList());

        assertThat(wrong).allSatisfy(of -> assertThat(of).isEmpty());
        assertThat(marketplace.count("booking where stage = 'WITHDRAWN'")).isEqualTo((long) ENGINEERS * ROUNDS);
    }

    private static List<String> bookAndFree(Api founder, String engineer) {
        var wrong = new ArrayList<String>();
        var brief = brief(founder, GO_AND_POSTGRES);
        for (var round = 0; round < ROUNDS; round++) {
            var booking = founder.post("/v1/bookings", Map.of("engineerId", engineer));
            assertThat(booking.status()).as(booking.text()).isEqualTo(201);
            if (seen(shortlist(founder, brief)).contains(engineer)) {
                wrong.add("shown while booked, in round " + round);
            }
            founder.put("/v1/bookings/%s/withdrawal".formatted(booking.at("/id")));
            if (!seen(shortlist(founder, brief)).contains(engineer)) {
                wrong.add("not shown while free, in round " + round);
            }
        }
        return wrong;
    }

    @Test
    void whoeverIsSuspendedOrGoesAwayWhileOthersAskIsNotShownFromThenOn() throws Exception {
        var engineers = alike(ENGINEERS);
        var founder = marketplace.cast().founder().api();
        var brief = brief(founder, GO_AND_POSTGRES);

        var shown = atOnce(IntStream.range(0, ENGINEERS).<Callable<Boolean>>mapToObj(number -> () -> {
            var engineer = engineers.get(number);
            switch (number % 3) {
                case 0 -> fixtures().suspend(engineer);
                case 1 -> offer(engineer, 0, List.of());
                default -> offer(engineer, 40,
                        List.of(Map.of("from", "2026-03-01T00:00:00Z", "until", "2026-03-09T00:00:00Z")));
            }
            return seen(shortlist(founder, brief)).contains(id(engineer));
        }).toList());

        assertThat(shown).doesNotContain(true);
        assertThat(seen(shortlist(founder, brief))).isEmpty();
    }

    /// What memory proposes may be a moment old.
    @Test
    void theDatabaseHasTheLastWord() {
        var engineers = alike(ENGINEERS);
        var aMomentOld = pool.upToDate();

        marketplace.aRequest(marketplace.aFounderWithCard(), engineers.get(0));
        fixtures().suspend(engineers.get(1));
        offer(engineers.get(2), 0, List.of());
        offer(engineers.get(3), 40, List.of(Map.of("from", "2026-03-01T00:00:00Z", "until", "2026-03-09T00:00:00Z")));

        var found = new Search(anything(), ShortlistFixtures.ONE_IN_TEN, pool, book, aMomentOld).best(8, 24, 2);
        assertThat(found.suitable()).extracting(dev.cadence.matching.Member::engineer)
            .containsExactlyInAnyOrderElementsOf(
                    engineers.subList(4, ENGINEERS).stream().map(ShortlistFixtures::uuid).toList());
    }

    private static Question anything() {
        var prices = new EnumMap<Tier, Money>(Map.of(Tier.MID, Money.usd(100_000)));
        return new Question(List.of(), null, null, null, null, prices, MutableClock.NOON, MutableClock.NOON);
    }

    @Test
    void ofManyWhoChooseTheSameEngineerFromTheirShortlistsAtOnceOneSucceeds() throws Exception {
        var engineer = alike(1).getFirst();
        var founders = marketplace.foundersWithCards(10);
        var shortlists = founders.stream().map(founder -> shortlist(founder.api(), GO_AND_POSTGRES)).toList();

        var answers = atOnce(IntStream
            .range(0, founders.size()).<Callable<Api
                    .Answer>>mapToObj(
                            number -> () -> founders.get(number)
                                .api()
                                .post("/v1/shortlists/%s/bookings".formatted(shortlists.get(number).at("/id")),
                                        Map.of("engineerId", uuid(engineer))))
            .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201)
            .extracting(Api.Answer::problem)
            .containsOnly("engineer-taken");
        assertThat(marketplace.count("booking")).isOne();
        assertThat(marketplace.count("shortlist_choice")).isOne();
    }

    private List<Member<Caller.Engineer>> alike(int number) {
        return IntStream.range(0, number).mapToObj(one -> fixtures().anEngineer(Tier.MID, "Go", "PostgreSQL")).toList();
    }

    private ShortlistFixtures fixtures() {
        return new ShortlistFixtures(marketplace);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

}
