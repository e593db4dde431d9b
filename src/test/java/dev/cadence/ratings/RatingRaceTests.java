package dev.cadence.ratings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import dev.cadence.bookings.BookingId;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.ratings.RatingFixtures.asFounder;
import static dev.cadence.ratings.RatingFixtures.rateCompany;
import static dev.cadence.ratings.RatingFixtures.rateEngineer;
import static org.assertj.core.api.Assertions.assertThat;

/// Many at once: what is shown is shown once, and counts once.
@CadenceTest
record RatingRaceTests(Marketplace marketplace, RatingDesk desk, RatingSweep sweep, Standings standings,
        MutableClock clock, JdbcClient jdbc) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    @Test
    void ofTwoSidesWhoSpeakAtTheSameMomentTheSecondFindsTheFirst() throws Exception {
        var engineer = marketplace.anEngineer(Tier.MID);
        for (var round = 0; round < 20; round++) {
            var booking = new RatingFixtures(marketplace).aBookingThatIsOver(engineer);

            var answers = atOnce(List.<Callable<Api.Answer>>of(() -> rateEngineer(booking, 4, "Good."),
                    () -> rateCompany(booking, 5, "Good."), () -> rateEngineer(booking, 4, "Good."),
                    () -> rateCompany(booking, 5, "Good.")));

            assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
            assertThat(asFounder(booking).at("/ofCompany/stars")).isEqualTo("5");
        }
        assertThat(standings.of(List.of(engineer.caller().engineer())).values())
            .containsExactly(new Standings.Standing(80, 20));
        marketplace.time().settle();
        marketplace.assertAllIsWell();
    }

    /// An engineer's total is one row, whoever adds to it.
    @Test
    void whatManyBookingsOfOneEngineerShowAtOnceCountsOnceEach() throws Exception {
        var engineer = marketplace.anEngineer(Tier.MID);
        var fixtures = new RatingFixtures(marketplace);
        var bookings = new ArrayList<Marketplace.Booked>();
        for (var number = 0; number < 12; number++) {
            bookings.add(fixtures.aBookingThatIsOver(engineer));
        }
        bookings.forEach(booking -> rateEngineer(booking, 3, "Good."));

        var answers = atOnce(bookings
            .stream().<Callable<Api.Answer>>map(booking -> () -> rateCompany(booking, 5, "Good.")).toList());

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(standings.of(List.of(engineer.caller().engineer())).values())
            .containsExactly(new Standings.Standing(36, 12));
    }

    @Test
    void manyInstancesThatSweepAtOnceShowEachRatingOnce() throws Exception {
        var engineer = marketplace.anEngineer(Tier.MID);
        var fixtures = new RatingFixtures(marketplace);
        for (var number = 0; number < 12; number++) {
            rateEngineer(fixtures.aBookingThatIsOver(engineer), 2, "Slow.");
        }
        marketplace.time().settle();
        clock.advance(A_WEEK);

        var shown = atOnce(List.<Callable<Integer>>of(sweep::sweep, sweep::sweep, sweep::sweep, sweep::sweep));

        assertThat(shown.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        assertThat(standings.of(List.of(engineer.caller().engineer())).values())
            .containsExactly(new Standings.Standing(24, 12));
        assertThat(sweep.sweep()).isZero();
        assertThat(sweep.nextDue()).isNull();
    }

    @Test
    void newsOfTheEndThatComesLateOrTwiceOpensNothingAnew() {
        var booking = new RatingFixtures(marketplace).aBookingThatIsOver();
        rateEngineer(booking, 4, "Good.");
        rateCompany(booking, 5, "Good.");
        var before = row(booking);

        desk.open(new BookingId(UUID.fromString(booking.id())));
        marketplace.time().advance(A_WEEK);

        assertThat(row(booking)).isEqualTo(before);
        assertThat(standings.of(List.of(booking.engineer().caller().engineer())).values())
            .containsExactly(new Standings.Standing(4, 1));
    }

    private String row(Marketplace.Booked booking) {
        return jdbc.sql("select r::text from booking_rating r where booking_id = ?::uuid")
            .param(booking.id())
            .query(String.class)
            .single();
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
