package dev.cadence.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import dev.cadence.bookings.BookingEvent.Deal;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.bookings.BookingEvent.WeekPaid;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// What a listener failed on is tried again, ever more seldom, and keeps nothing else waiting.
@CadenceTest
record FailedEventsTests(Marketplace marketplace, FailedEvents events, EventSerializer serializer, JdbcClient jdbc,
        TransactionTemplate transaction, MutableClock clock) {

    private static final String LETTER = "bookings.mail-founder";

    @Test
    void anEventThatFailedOnceIsTriedAgainAtOnce() {
        failed(LETTER, clock.instant().minusSeconds(10), null);

        events.tryAgain();

        assertThat(marketplace.count("event_publication")).isEqualTo(1);
        assertThat(marketplace.count("resting_event")).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "PT10S, PT1S, true", "PT10S, PT0.9S, false", "PT1H, PT6M, true", "PT1H, PT5M59S, false",
            "P1D, PT2H24M, true", "P1D, PT2H23M59S, false" })
    void anEventRestsForATenthOfItsAge(Duration age, Duration rested, boolean enough) {
        failed(LETTER, clock.instant().minus(age), clock.instant().minus(rested));

        events.tryAgain();

        assertThat(marketplace.count("event_publication")).isEqualTo(enough ? 1 : 0);
        assertThat(marketplace.count("undelivered_event")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "PUBLISHED, PT59S, , true", "PUBLISHED, PT1M1S, , false", "PROCESSING, PT4M59S, , true",
            "PROCESSING, PT5M1S, , false", "PROCESSING, P1D, PT4M59S, true", "PROCESSING, P1D, PT5M1S, false",
            "RESUBMITTED, P1D, PT4M59S, true", "RESUBMITTED, P1D, PT5M1S, false" })
    void anEventIsLeftToWhoeverHasItForAsLongAsTheyMayLive(String status, Duration age, @Nullable Duration handedOut,
            boolean left) {
        failed(LETTER, clock.instant().minus(age), handedOut == null ? null : clock.instant().minus(handedOut));
        jdbc.sql("update event_publication set status = ?").param(status).update();
        var id = jdbc.sql("select id from event_publication where status = ?").param(status).query(UUID.class).single();

        events.tryAgain();

        assertThat(marketplace.count("event_publication where id = '%s' and status = '%s'".formatted(id, status)))
            .isEqualTo(left ? 1 : 0);
        assertThat(marketplace.count("undelivered_event where id = '%s'".formatted(id))).isOne();
    }

    @Test
    void whileAnotherInstanceHandsEventsOutNothingIsTouched() {
        failed(LETTER, clock.instant().minus(Duration.ofDays(1)), clock.instant());

        try (var instance = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(begun -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtext('cadence.failed-events'))").query().singleRow();
                CompletableFuture.runAsync(events::tryAgain, instance).join();
            });
        }
        assertThat(marketplace.count("resting_event")).isZero();
        events.tryAgain();

        assertThat(marketplace.count("resting_event")).isOne();
    }

    @Test
    void whatRestsIsTakenUpInTime() {
        failed(LETTER, clock.instant().minus(Duration.ofHours(10)), clock.instant().minusSeconds(60));
        events.tryAgain();
        assertThat(marketplace.count("resting_event")).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        events.tryAgain();

        assertThat(marketplace.count("resting_event")).isZero();
    }

    @Test
    void lettersThatNoMailServerTakesKeepNoMoneyWaiting() {
        var booking = marketplace.anActiveBooking();
        jdbc.sql("delete from event_publication").update();
        var longAgo = clock.instant().minus(Duration.ofDays(1));
        for (var letter = 0; letter < 2 * FailedEvents.AT_A_TIME; letter++) {
            failed(LETTER, longAgo.plusSeconds(letter), null);
        }
        insert("payouts.week-earning", WeekPaid.class.getName(), serializer.serialize(weekPaid(booking)).toString(),
                clock.instant().minusSeconds(60), clock.instant().minusSeconds(30));

        events.tryAgain();
        events.tryAgain();
        marketplace.time().settle();

        assertThat(marketplace.count("undelivered_event where listener_id = 'payouts.week-earning'")).isZero();
        assertThat(marketplace.count("undelivered_event where listener_id = '%s'".formatted(LETTER)))
            .isEqualTo(2L * FailedEvents.AT_A_TIME);
    }

    private WeekPaid weekPaid(Booked booking) {
        var start = MutableClock.NOON.plus(TRIAL);
        return new WeekPaid(new BookingId(UUID.fromString(booking.id())),
                new Parties(booking.founder().caller().company(), booking.engineer().caller().engineer()),
                new Deal(Money.usd(150_000), 1), new Week(0, start), start);
    }

    /// Of a kind that no version here knows, so that it fails whenever it is tried.
    private void failed(String listener, Instant published, @Nullable Instant tried) {
        insert(listener, "dev.cadence.Unknown", "{}", published, tried);
    }

    private void insert(String listener, String type, String event, Instant published, @Nullable Instant tried) {
        jdbc.sql("""
                insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                    completion_attempts, last_resubmission_date)
                values (gen_random_uuid(), ?, ?, ?, ?, 'FAILED', 1, ?)""")
            .params(listener, type, event, published.atOffset(ZoneOffset.UTC))
            .param(tried == null ? null : tried.atOffset(ZoneOffset.UTC))
            .update();
    }

}
