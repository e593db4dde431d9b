package dev.cadence.bookings;

import java.time.Duration;
import java.util.function.Supplier;

import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.NOON;
import static dev.cadence.bookings.BookingFixtures.WEEK;
import static dev.cadence.bookings.BookingFixtures.aBookingInItsFirstWeekAt;
import static dev.cadence.bookings.BookingFixtures.aPastDueBookingSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What a booking makes of a payment that is under way or has failed.
class BookingPaymentTests {

    @Nested
    class ACancellationWhileTheWeeksChargeIsUnderWay {

        @Test
        void keepsTheWeekWhenTheChargeSucceeds() {
            var booking = aBookingInItsFirstWeekAt(NOON).cancel(false, null, NOON.plusSeconds(1))
                .weekPaid(0, NOON.plusSeconds(2));

            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::endsAt);
            assertThat(booking.fallDue(NOON.plus(WEEK)).view().stage()).isEqualTo(Stage.ENDED);
        }

        @Test
        void endsAtOnceWhenAskedToAndTheChargeSucceeds() {
            var booking = aBookingInItsFirstWeekAt(NOON).cancel(true, null, NOON.plusSeconds(1))
                .weekPaid(0, NOON.plusSeconds(2));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage).returns(1, BookingView::weeksPaid);
        }

        @Test
        void endsUnchargedWhenTheChargeIsDeclined() {
            var booking = aBookingInItsFirstWeekAt(NOON).cancel(false, null, NOON.plusSeconds(1))
                .paymentFailed(0, NOON.plusSeconds(2))
                .weekVoided(0, NOON.plusSeconds(3));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason)
                .returns(0, BookingView::weeksPaid);
        }

    }

    @Nested
    class APastDueBooking {

        @Test
        void isActiveAgainOncePaid() {
            assertThat(aPastDueBookingSince(NOON).weekPaid(0, NOON.plus(Duration.ofHours(6))).view())
                .returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::currentWeekEndsAt);
        }

        @Test
        void endsUnpaidWhenBillingGivesUp() {
            assertThat(aPastDueBookingSince(NOON).weekVoided(0, NOON.plus(Duration.ofHours(72))).view())
                .returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.UNPAID, BookingView::endReason);
        }

        @Test
        void waitsForTheChargeToBeVoidedWhenCancelled() {
            var booking = aPastDueBookingSince(NOON).cancel(false, null, NOON.plusSeconds(60));

            assertThat(booking.view().stage()).isEqualTo(Stage.PAST_DUE);
            assertThat(booking.weekVoided(0, NOON.plusSeconds(61)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason);
        }

        @Test
        void keepsTheWeekWhenARetrySucceedsJustBeforeACancellationIsThrough() {
            var booking = aPastDueBookingSince(NOON).cancel(false, null, NOON.plusSeconds(60))
                .weekPaid(0, NOON.plusSeconds(61));

            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::endsAt);
        }

        @Test
        void cannotTakeItsCancellationBack() {
            var booking = aPastDueBookingSince(NOON).cancel(false, null, NOON.plusSeconds(60));

            assertRefused("no-cancellation-pending", () -> booking.takeCancellationBack(NOON.plusSeconds(61)));
        }

    }

    private static void assertRefused(String code, Supplier<?> attempt) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(attempt::get).returns(code, Refusal::code);
    }

}
