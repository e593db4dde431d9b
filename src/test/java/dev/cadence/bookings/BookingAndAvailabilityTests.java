package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import dev.cadence.roster.BlockedPeriod;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.NOON;
import static dev.cadence.bookings.BookingFixtures.TERMS;
import static dev.cadence.bookings.BookingFixtures.TICK;
import static dev.cadence.bookings.BookingFixtures.TRIAL;
import static dev.cadence.bookings.BookingFixtures.aRequestAt;
import static dev.cadence.bookings.BookingFixtures.aTrialStartedAt;
import static dev.cadence.bookings.BookingFixtures.anEngagement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Whom bookings find away, and whom they lose.
class BookingAndAvailabilityTests {

    private static final Duration ANSWER = Duration.ofHours(12);

    @Nested
    class AnEngineerWhoIsNotAvailableYet {

        private final Engagement engagement = anEngagement(true, NOON.plus(Duration.ofDays(3)));

        @Test
        void cannotBeBookedForAnEarlierStart() {
            assertRefused("engineer-unavailable", () -> new Booking(engagement, TERMS, null, NOON));
            assertRefused("engineer-unavailable",
                    () -> new Booking(engagement, TERMS, NOON.plus(Duration.ofDays(3)).minus(TICK), NOON));
        }

        @Test
        void canBeBookedForTheDayTheyAre() {
            assertThat(new Booking(engagement, TERMS, NOON.plus(Duration.ofDays(3)), NOON).view().stage())
                .isEqualTo(Stage.REQUESTED);
        }

    }

    @Nested
    class AnEngineerWhoIsAwayOrTakesNoBookings {

        private final BlockedPeriod away = new BlockedPeriod(NOON, NOON.plus(Duration.ofDays(3)));

        @Test
        void cannotBeBookedForAStartMeanwhile() {
            var engagement = anEngagement(true, 40, Instant.EPOCH, away);

            assertRefused("engineer-unavailable", () -> new Booking(engagement, TERMS, null, NOON));
            assertRefused("engineer-unavailable", () -> new Booking(engagement, TERMS, away.until().minus(TICK), NOON));
            assertThat(new Booking(engagement, TERMS, away.until(), NOON).view().stage()).isEqualTo(Stage.REQUESTED);
        }

        @Test
        void cannotBeBookedWithoutHoursOnOffer() {
            var engagement = anEngagement(true, 0, Instant.EPOCH);

            assertRefused("engineer-unavailable", () -> new Booking(engagement, TERMS, null, NOON));
        }

    }

    @Nested
    class ABookingWhoseEngineerIsSuspended {

        @Test
        void isDeclinedWhileItIsARequest() {
            var booking = aRequestAt(NOON).loseEngineer(NOON.plusSeconds(60));

            assertThat(booking.view()).returns(Stage.DECLINED, BookingView::stage)
                .returns(NOON.plusSeconds(60), BookingView::endedAt)
                .returns(null, BookingView::endReason)
                .returns(null, BookingView::toSettleSince);
        }

        @Test
        void hasExpiredIfItsTimeWasUpBefore() {
            assertThat(aRequestAt(NOON).loseEngineer(NOON.plus(ANSWER)).view().stage()).isEqualTo(Stage.EXPIRED);
        }

        @Test
        void goesOnOnceAcceptedAndWaitsForAnAdmin() {
            var booking = aTrialStartedAt(NOON).loseEngineer(NOON.plusSeconds(60)).loseEngineer(NOON.plusSeconds(90));

            assertThat(booking.view()).returns(Stage.TRIAL, BookingView::stage)
                .returns(NOON.plusSeconds(60), BookingView::toSettleSince);
        }

        @Test
        void waitsForNobodyOnceTheEngineerIsBack() {
            var booking = aTrialStartedAt(NOON).loseEngineer(NOON.plusSeconds(60)).regainEngineer(NOON.plusSeconds(90));

            assertThat(booking.view().toSettleSince()).isNull();
        }

        @Test
        void waitsForNobodyOnceItHasEnded() {
            var booking = aTrialStartedAt(NOON).loseEngineer(NOON.plusSeconds(60))
                .cancel(false, null, NOON.plusSeconds(90));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(null, BookingView::toSettleSince);
            assertThat(booking.loseEngineer(NOON.plusSeconds(99)).view().toSettleSince()).isNull();
        }

    }

    private static void assertRefused(String code, Supplier<?> attempt) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(attempt::get).returns(code, Refusal::code);
    }

}
