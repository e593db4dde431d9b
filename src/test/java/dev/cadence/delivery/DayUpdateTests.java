package dev.cadence.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.Payday;
import dev.cadence.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// An engineer says how each day went, from 2 March 2026 on.
@CadenceTest
record DayUpdateTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    private static final String WORDS = "The checkout retries are in review";

    @Test
    void aDayIsToldOnceAndChangedUntilItIsOverEverywhere() {
        var booking = marketplace.aTrial();

        assertThat(post(booking, "2026-03-01", WORDS).problem()).isEqualTo("day-not-worked");
        assertThat(post(booking, "2026-03-04", WORDS).problem()).isEqualTo("day-not-worked");
        assertThat(post(booking, "2026-03-03", WORDS).status()).as("It is the third in Kiritimati.").isEqualTo(200);
        assertThat(post(booking, "2026-03-02", WORDS).at("/postedAt")).isEqualTo("2026-03-02T12:00:00Z");
        marketplace.time().advance(Duration.ofDays(1).minusNanos(1_000));
        var changed = post(booking, "2026-03-02", "And merged");
        assertThat(changed.at("/text")).isEqualTo("And merged");
        assertThat(changed.at("/postedAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(changed.at("/changedAt")).isEqualTo("2026-03-03T11:59:59.999999Z");
        marketplace.time().advance(Duration.ofNanos(1_000));

        assertThat(post(booking, "2026-03-02", "Or not").problem()).isEqualTo("update-closed");
        assertThat(days(booking.founder().api(), booking)).containsExactly("2026-03-03 " + WORDS,
                "2026-03-02 And merged");
        assertThat(days(booking.engineer().api(), booking)).hasSize(2);
        assertThat(days(marketplace.cast().admin().api(), booking)).hasSize(2);
    }

    @Test
    void nothingIsToldOfARequestOrAfterTheEnd() {
        var request = marketplace.aRequest();
        assertThat(post(request, "2026-03-02", WORDS).problem()).isEqualTo("day-not-worked");
        marketplace.accepted(request);
        request.founder().api().put(request.path() + "/cancellation", Map.of("immediately", true));

        assertThat(post(request, "2026-03-02", WORDS).status()).isEqualTo(200);
        marketplace.time().advance(Duration.ofDays(2));
        assertThat(post(request, "2026-03-04", WORDS).problem()).isEqualTo("day-not-worked");
    }

    @Test
    void daysAreListedPageByPage() {
        var booking = marketplace.anActiveBooking();
        List.of("2026-03-04", "2026-03-05").forEach(day -> post(booking, day, WORDS));
        var list = booking.path() + "/day-updates?limit=1";

        var first = booking.founder().api().get(list);
        var second = booking.founder().api().get(list + "&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/day")).isEqualTo("2026-03-05");
        assertThat(second.at("/items/0/day")).isEqualTo("2026-03-04");
        assertThat(second.text()).doesNotContain("next");
    }

    @Test
    void aDayIsReadByItselfByWhomTheBookingConcerns() {
        var booking = marketplace.aTrial();
        var path = booking.path() + "/days/2026-03-02/update";
        assertThat(booking.founder().api().get(path).problem()).isEqualTo("day-update-not-found");
        var said = post(booking, "2026-03-02", WORDS);

        for (var reader : List.of(booking.founder(), booking.engineer(), marketplace.cast().admin())) {
            assertThat(reader.api().get(path).text()).isEqualTo(said.text());
        }
        assertThat(marketplace.cast().founder().api().get(path).problem()).isEqualTo("booking-not-found");
        assertThat(booking.founder().api().get(booking.path() + "/days/2026-03-03/update").problem())
            .isEqualTo("day-update-not-found");
    }

    @ParameterizedTest
    @CsvSource({ "+999999999-12-31, 404", "-999999999-01-01, 404", "0000-01-01, 404", "2026-02-30, 400", "today, 400" })
    void readingNoDayMakesItFail(String day, int status) {
        var booking = marketplace.aTrial();

        assertThat(booking.founder().api().get("%s/days/%s/update".formatted(booking.path(), day)).status())
            .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n", "\u0000" })
    void whatSaysNothingIsRefused(String text) {
        assertThat(post(marketplace.aTrial(), "2026-03-02", text).status()).isEqualTo(400);
    }

    @Test
    void whatIsLongIsRefused() {
        var booking = marketplace.aTrial();

        assertThat(post(booking, "2026-03-02", "x".repeat(2_001)).status()).isEqualTo(400);
        assertThat(post(booking, "2026-03-02", "x".repeat(2_000)).status()).isEqualTo(200);
    }

    @Test
    void onlyTheEngineerOfTheBookingTells() {
        var booking = marketplace.aTrial();
        var path = booking.path() + "/days/2026-03-02/update";
        var body = Map.of("text", WORDS);

        assertThat(marketplace.cast().engineer().api().put(path, body).problem()).isEqualTo("booking-not-found");
        assertThat(booking.founder().api().put(path, body).status()).isEqualTo(403);
        assertThat(marketplace.cast().founder().api().get(booking.path() + "/day-updates").problem())
            .isEqualTo("booking-not-found");
    }

    @Test
    void withTheEngineerGoesWhatTheyWroteAndByWhatTheyWereKnown() {
        var booking = new Payday(marketplace, jdbc, events, transaction).aBookingOfOneWeek();
        post(booking, "2026-03-04", WORDS);
        LinkedRepository.known(booking, "ada-of-old", "ada@old.example.com");
        var session = marketplace.cast().inPerson(booking.engineer());
        var export = session.get("/v1/me/personal-data");
        assertThat(export.at("/dayUpdates/0/text")).isEqualTo(WORDS);
        assertThat(export.at("/commitIdentity/0/githubLogin")).isEqualTo("ada-of-old");
        marketplace.time().advance(Marketplace.WEEK.plus(Payday.HOLD));

        var erased = marketplace.cast()
            .inPerson(booking.engineer())
            .put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));

        assertThat(erased.status()).as(erased.text()).isEqualTo(204);
        assertThat(WholeDatabase.tablesWith(WORDS, jdbc)).isEmpty();
        assertThat(WholeDatabase.tablesWith("ada-of-old", jdbc)).isEmpty();
        assertThat(WholeDatabase.tablesWith("ada@old.example.com", jdbc)).isEmpty();
    }

    private static Api.Answer post(Booked booking, String day, String text) {
        return booking.engineer().api().put("%s/days/%s/update".formatted(booking.path(), day), Map.of("text", text));
    }

    private static List<String> days(Api reader, Booked booking) {
        return reader.get(booking.path() + "/day-updates")
            .body()
            .at("/items")
            .valueStream()
            .map(day -> day.at("/day").asString() + " " + day.at("/text").asString())
            .toList();
    }

}
