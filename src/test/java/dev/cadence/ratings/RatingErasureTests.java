package dev.cadence.ratings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.Payday;
import dev.cadence.testing.WholeDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.ratings.RatingFixtures.asEngineer;
import static dev.cadence.ratings.RatingFixtures.rateCompany;
import static dev.cadence.ratings.RatingFixtures.rateDay;
import static dev.cadence.ratings.RatingFixtures.rateEngineer;
import static org.assertj.core.api.Assertions.assertThat;

/// Ratings are about people: what they are told of them, and what is forgotten with them.
@CadenceTest
record RatingErasureTests(Marketplace marketplace, Cast cast, Standings standings, JdbcClient jdbc,
        ApplicationEventPublisher events, TransactionTemplate transaction) {

    private static final String EXPORT = "/v1/me/personal-data";

    private static final String OF_ENGINEER = "The words about the engineer";

    private static final String OF_COMPANY = "The words about the company";

    @Test
    void anEngineerTakesAwayWhatTheySaidAndWhatTheyMaySee() {
        var booking = aBookingPaidOut();
        rateDay(booking, "2026-03-10", 4);
        rateEngineer(booking, 4, OF_ENGINEER);

        assertThat(cast.inPerson(booking.engineer()).get(EXPORT).text()).doesNotContain(OF_ENGINEER, "2026-03-10\"");

        rateCompany(booking, 2, OF_COMPANY);
        var export = cast.inPerson(booking.engineer()).get(EXPORT);

        assertThat(export.at("/ratings/0/given/comment")).isEqualTo(OF_COMPANY);
        assertThat(export.at("/ratings/0/received/comment")).isEqualTo(OF_ENGINEER);
        assertThat(export.at("/dayRatings/0/day")).isEqualTo("2026-03-10");
    }

    @Test
    void aFounderTakesAwayWhatTheySaidAndNothingElse() {
        var booking = new RatingFixtures(marketplace).aBookingThatIsOver();
        rateEngineer(booking, 4, OF_ENGINEER);
        rateCompany(booking, 2, OF_COMPANY);

        var export = cast.inPerson(booking.founder()).get(EXPORT);

        assertThat(export.at("/ratings/0/given/comment")).isEqualTo(OF_ENGINEER);
        assertThat(export.text()).doesNotContain(OF_COMPANY);
        var other = cast.inPerson(cast.member(booking.founder().caller().company())).get(EXPORT);
        assertThat(other.body().at("/ratings")).isEmpty();
    }

    @Test
    void withAnEngineerGoWhatTheyWroteAndWhatWasWrittenOfThemAndTheStarsStay() {
        var booking = aBookingPaidOut();
        rateEngineer(booking, 4, OF_ENGINEER);
        rateCompany(booking, 2, OF_COMPANY);

        assertThat(erase(booking).status()).isEqualTo(204);

        assertThat(WholeDatabase.tablesWith(OF_ENGINEER, jdbc)).isEmpty();
        assertThat(WholeDatabase.tablesWith(OF_COMPANY, jdbc)).isEmpty();
        assertThat(standings.of(List.of(booking.engineer().caller().engineer())).values())
            .containsExactly(new Standings.Standing(4, 1));
    }

    @Test
    void withAFounderGoesWhatTheyWrote() {
        var booking = new RatingFixtures(marketplace).aBookingThatIsOver();
        var member = cast.member(booking.founder().caller().company());
        member.api().put(booking.path() + "/ratings/engineer", Map.of("stars", 1, "comment", OF_ENGINEER));
        rateCompany(booking, 2, OF_COMPANY);

        assertThat(cast.inPerson(member).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD)).status())
            .isEqualTo(204);

        assertThat(WholeDatabase.tablesWith(OF_ENGINEER, jdbc)).isEmpty();
        assertThat(asEngineer(booking).at("/ofEngineer/stars")).isEqualTo("1");
        assertThat(asEngineer(booking).at("/ofCompany/comment")).isEqualTo(OF_COMPANY);
    }

    @Test
    void nobodyWritesOfWhoIsForgottenAlsoAtThatMoment() throws Exception {
        var booking = aBookingPaidOut();
        var session = cast.inPerson(booking.engineer());
        var start = new CyclicBarrier(2);

        List<Callable<Api.Answer>> calls = List.of(() -> rateEngineer(booking, 1, OF_ENGINEER),
                () -> session.put("/v1/me/erasure", Map.of("password", Cast.PASSWORD)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var running : calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList()) {
                assertThat(running.get().status()).isIn(200, 204, 404);
            }
        }

        assertThat(WholeDatabase.tablesWith(OF_ENGINEER, jdbc)).isEmpty();
        assertThat(rateEngineer(booking, 1, OF_ENGINEER).problem()).isEqualTo("engineer-not-found");
        marketplace.time().advance(Duration.ofDays(7));
        assertThat(WholeDatabase.tablesWith(OF_ENGINEER, jdbc)).isEmpty();
    }

    /// Over since three days, so that its engineer is owed nothing and can go, and can
    /// still be rated.
    private Booked aBookingPaidOut() {
        return new Payday(marketplace, jdbc, events, transaction).aBookingPaidOut();
    }

    private Api.Answer erase(Booked booking) {
        return cast.inPerson(booking.engineer()).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
    }

}
