package dev.cadence.ratings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.cadence.ratings.RatingFixtures.rateCompany;
import static dev.cadence.ratings.RatingFixtures.rateDay;
import static dev.cadence.ratings.RatingFixtures.rateEngineer;
import static org.assertj.core.api.Assertions.assertThat;

/// A founder rates single days, from 2 March 2026 on.
@CadenceTest
record DayRatingTests(Marketplace marketplace, Standings standings) {

    @Test
    void aDayIsRatedFromItsBeginToAWeekAfterItsEnd() {
        var booking = marketplace.aTrial();

        assertThat(rateDay(booking, "2026-03-01", 3).problem()).isEqualTo("day-not-worked");
        assertThat(rateDay(booking, "2026-03-02", 3).at("/stars")).isEqualTo("3");
        assertThat(rateDay(booking, "2026-03-03", 3).status()).as("It is the third in Kiritimati.").isEqualTo(200);
        assertThat(rateDay(booking, "2026-03-04", 3).problem()).isEqualTo("day-not-worked");

        marketplace.time().advance(Duration.ofDays(8).minusNanos(1_000));
        assertThat(rateDay(booking, "2026-03-02", 2).at("/stars")).isEqualTo("2");
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(rateDay(booking, "2026-03-02", 1).problem()).isEqualTo("rating-closed");
        assertThat(days(booking.founder().api(), booking)).containsExactly("2026-03-03 3", "2026-03-02 2");
    }

    @Test
    void theEngineerSeesADayWhenItCannotChangeAnyMore() {
        var booking = marketplace.aTrial();
        rateDay(booking, "2026-03-02", 2);
        rateDay(booking, "2026-03-03", 5);

        assertThat(days(booking.engineer().api(), booking)).isEmpty();
        assertThat(days(marketplace.cast().admin().api(), booking)).hasSize(2);

        marketplace.time().advance(Duration.ofDays(8));
        assertThat(days(booking.engineer().api(), booking)).containsExactly("2026-03-02 2");
    }

    @Test
    void aDayIsReadByItselfByWhomeverItIsShown() {
        var booking = marketplace.aTrial();
        var path = booking.path() + "/days/2026-03-02/rating";
        assertThat(booking.founder().api().get(path).problem()).isEqualTo("day-rating-not-found");
        var rated = rateDay(booking, "2026-03-02", 2);

        assertThat(booking.founder().api().get(path).text()).isEqualTo(rated.text());
        assertThat(marketplace.cast().admin().api().get(path).text()).isEqualTo(rated.text());
        assertThat(booking.engineer().api().get(path).problem()).isEqualTo("day-rating-not-found");
        assertThat(marketplace.cast().engineer().api().get(path).problem()).isEqualTo("booking-not-found");

        marketplace.time().advance(Duration.ofDays(8).minusNanos(1_000));
        assertThat(booking.engineer().api().get(path).problem()).isEqualTo("day-rating-not-found");
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(booking.engineer().api().get(path).text()).isEqualTo(rated.text());
    }

    @Test
    void whenABookingsRatingsAreShownSoAreItsDays() {
        var booking = over(marketplace.aTrial(), 4, 5);

        rateEngineer(booking, 5, "Good.");
        assertThat(days(booking.engineer().api(), booking)).isEmpty();
        rateCompany(booking, 5, "Good.");

        assertThat(days(booking.engineer().api(), booking)).containsExactly("2026-03-03 5", "2026-03-02 4");
        assertThat(booking.engineer().api().get(booking.path() + "/days/2026-03-03/rating").at("/stars"))
            .isEqualTo("5");
        assertThat(rateDay(booking, "2026-03-02", 1).problem()).isEqualTo("rating-closed");
    }

    @ParameterizedTest
    @CsvSource({ "4, 5, 5", "4, 4, 4", "1, 2, 2", "1, 1, 1", "5, 2, 4" })
    void ifTheCompanySaysNothingOfABookingItsDaysCountAsTheirMeanRoundedHalfUp(int one, int other, int counted) {
        var booking = over(marketplace.aTrial(), one, other);

        marketplace.time().advance(Duration.ofDays(7));

        assertThat(standing(booking)).containsExactly(new Standings.Standing(counted, 1));
        marketplace.assertAllIsWell();
    }

    @Test
    void whatTheCompanySaysOfABookingCountsInsteadOfItsDays() {
        var booking = over(marketplace.aTrial(), 1, 1);
        rateEngineer(booking, 4, "It came good.");

        marketplace.time().advance(Duration.ofDays(7));

        assertThat(standing(booking)).containsExactly(new Standings.Standing(4, 1));
    }

    @Test
    void manyDaysCountOnceAndOnlyWhenTheBookingIsOver() {
        var booking = marketplace.anActiveBooking();
        for (var day = 2; day <= 4; day++) {
            rateDay(booking, "2026-03-0" + day, 5);
        }
        assertThat(standing(booking)).isEmpty();
        booking.cancel();

        marketplace.time().advance(Duration.ofDays(14));

        assertThat(standing(booking)).containsExactly(new Standings.Standing(5, 1));
        marketplace.assertAllIsWell();
    }

    @Test
    void aDayAfterTheEndIsNotRated() {
        var booking = over(marketplace.aTrial(), 4, 4);
        marketplace.time().advance(Duration.ofDays(2));

        assertThat(rateDay(booking, "2026-03-05", 4).problem()).isEqualTo("day-not-worked");
        assertThat(rateDay(booking, "2026-03-03", 5).status()).isEqualTo(200);
    }

    @Test
    void daysAreListedPageByPage() {
        var booking = marketplace.anActiveBooking();
        List.of(2, 3, 4).forEach(day -> rateDay(booking, "2026-03-0" + day, day));
        var list = booking.path() + "/day-ratings?limit=2";

        var first = booking.founder().api().get(list);
        var second = booking.founder().api().get(list + "&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/day")).isEqualTo("2026-03-04");
        assertThat(first.at("/items/1/day")).isEqualTo("2026-03-03");
        assertThat(second.at("/items/0/day")).isEqualTo("2026-03-02");
        assertThat(second.text()).doesNotContain("next");
        assertThat(booking.founder().api().get(list + "&cursor=x").problem()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({ "+999999999-12-31, 409, 404", "-999999999-01-01, 409, 404", "0000-01-01, 409, 404",
            "2026-02-30, 400, 400", "2026-3-2, 400, 400", "monday, 400, 400", "20260302, 400, 400",
            "2026-03-02T00:00:00Z, 400, 400", "%32%30%32%36, 400, 400" })
    void noDayMakesItFail(String day, int rated, int read) {
        var booking = marketplace.aTrial();

        assertThat(rateDay(booking, day, 3).status()).isEqualTo(rated);
        assertThat(booking.founder().api().get("%s/days/%s/rating".formatted(booking.path(), day)).status())
            .isEqualTo(read);
        assertThat(marketplace.count("day_rating")).isZero();
    }

    private Booked over(Booked trial, int one, int other) {
        rateDay(trial, "2026-03-02", one);
        rateDay(trial, "2026-03-03", other);
        marketplace.time().advance(Duration.ofDays(1));
        trial.founder().api().put(trial.path() + "/cancellation", Map.of("immediately", true));
        return trial;
    }

    private static List<String> days(Api reader, Booked booking) {
        return reader.get(booking.path() + "/day-ratings")
            .body()
            .at("/items")
            .valueStream()
            .map(day -> day.at("/day").asString() + " " + day.at("/stars").asString())
            .toList();
    }

    private List<Standings.Standing> standing(Booked booking) {
        return List.copyOf(standings.of(List.of(booking.engineer().caller().engineer())).values());
    }

}
