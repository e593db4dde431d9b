package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.NOON;
import static dev.cadence.bookings.BookingFixtures.TICK;
import static dev.cadence.bookings.BookingFixtures.TRIAL;
import static dev.cadence.bookings.BookingFixtures.WEEK;
import static dev.cadence.bookings.BookingFixtures.aBookingInItsFirstWeekAt;
import static dev.cadence.bookings.BookingFixtures.aBookingWithoutTrialStartedAt;
import static dev.cadence.bookings.BookingFixtures.aPastDueBookingSince;
import static dev.cadence.bookings.BookingFixtures.aRequestAt;
import static dev.cadence.bookings.BookingFixtures.aRequestForAStartAt;
import static dev.cadence.bookings.BookingFixtures.aTrialStartedAt;
import static dev.cadence.bookings.BookingFixtures.anActiveBookingInWeek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BookingTests {

    private static final Duration ANSWER = Duration.ofHours(12);

    @Nested
    class ARequest {

        @Test
        void canBeAcceptedUntilTheLastInstantOfTwelveHours() {
            var booking = aRequestAt(NOON).accept(NOON.plus(ANSWER).minus(TICK));

            assertThat(booking.view().stage()).isEqualTo(Stage.TRIAL);
        }

        @Test
        void expiresAtTwelveHoursEvenBeforeASweepSeesIt() {
            var booking = aRequestAt(NOON);

            assertRefused("wrong-stage", () -> booking.accept(NOON.plus(ANSWER)));
            assertThat(booking.view()).returns(Stage.EXPIRED, BookingView::stage)
                .returns(NOON.plus(ANSWER), BookingView::endedAt);
        }

        @Test
        void doesNotExpireEarly() {
            assertThat(aRequestAt(NOON).fallDue(NOON.plus(ANSWER).minus(TICK)).view().stage())
                .isEqualTo(Stage.REQUESTED);
        }

        @Test
        void isOverWhenDeclined() {
            var booking = aRequestAt(NOON).decline(NOON.plusSeconds(60));

            assertThat(booking.view()).returns(Stage.DECLINED, BookingView::stage)
                .returns(NOON.plusSeconds(60), BookingView::endedAt);
            assertRefused("wrong-stage", () -> booking.accept(NOON.plusSeconds(61)));
        }

        @Test
        void isOverWhenWithdrawn() {
            var booking = aRequestAt(NOON).withdraw(NOON.plusSeconds(60));

            assertThat(booking.view().stage()).isEqualTo(Stage.WITHDRAWN);
            assertThat(booking.live()).isFalse();
        }

        @Test
        void cannotBeWithdrawnOnceAccepted() {
            var booking = aTrialStartedAt(NOON);

            assertRefused("wrong-stage", () -> booking.withdraw(NOON.plusSeconds(1)));
        }

        @Test
        void isWithdrawnRatherThanCancelled() {
            var booking = aRequestAt(NOON);

            assertRefused("wrong-stage", () -> booking.cancel(false, null, NOON.plusSeconds(1)));
        }

        @Test
        void mayNameAStartUpToThirtyDaysAhead() {
            assertThat(aRequestForAStartAt(NOON.plus(Duration.ofDays(30))).view().stage()).isEqualTo(Stage.REQUESTED);
            assertRefused("start-out-of-range", () -> aRequestForAStartAt(NOON.plus(Duration.ofDays(30)).plus(TICK)));
            assertRefused("start-out-of-range", () -> aRequestForAStartAt(NOON.minus(TICK)));
        }

    }

    @Nested
    class AnAcceptedBooking {

        @Test
        void startsItsTrialAtOnceWhenNoStartWasAgreed() {
            var accepted = NOON.plus(Duration.ofHours(3));

            assertThat(aRequestAt(NOON).accept(accepted).view()).returns(Stage.TRIAL, BookingView::stage)
                .returns(accepted, BookingView::startedAt)
                .returns(accepted.plus(TRIAL), BookingView::trialEndsAt);
        }

        @Test
        void waitsForTheAgreedStart() {
            var start = NOON.plus(Duration.ofDays(3));
            var booking = aRequestForAStartAt(start).accept(NOON.plusSeconds(60));

            assertThat(booking.fallDue(start.minus(TICK)).view().stage()).isEqualTo(Stage.SCHEDULED);
            assertThat(booking.fallDue(start).view()).returns(Stage.TRIAL, BookingView::stage)
                .returns(start, BookingView::startedAt);
        }

        @Test
        void startsOnAcceptanceWhenTheAgreedStartHasPassed() {
            var late = NOON.plus(Duration.ofHours(2));

            assertThat(aRequestForAStartAt(NOON.plus(Duration.ofHours(1))).accept(late).view())
                .returns(Stage.TRIAL, BookingView::stage)
                .returns(late, BookingView::startedAt);
        }

        @Test
        void keepsItsAgreedStartEvenIfTheSweepIsLate() {
            var start = NOON.plus(Duration.ofDays(1));
            var booking = aRequestForAStartAt(start).accept(NOON).fallDue(start.plus(Duration.ofHours(5)));

            assertThat(booking.view().trialEndsAt()).isEqualTo(start.plus(TRIAL));
        }

        @Test
        void endsAtOnceWhenCancelledBeforeItStarts() {
            var booking = aRequestForAStartAt(NOON.plus(Duration.ofDays(3))).accept(NOON)
                .cancel(false, null, NOON.plusSeconds(60));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(NOON.plusSeconds(60), BookingView::endedAt)
                .returns(0, BookingView::weeksBegun);
        }

        @Test
        void hasNoTrialWithAnEngineerTriedBefore() {
            assertThat(aBookingWithoutTrialStartedAt(NOON).view()).returns(Stage.SCHEDULED, BookingView::stage)
                .returns(null, BookingView::trialEndsAt)
                .returns(1, BookingView::weeksBegun);
            assertThat(aBookingWithoutTrialStartedAt(NOON).weekPaid(0, NOON).view())
                .returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::currentWeekEndsAt);
        }

    }

    @Nested
    class ATrial {

        @Test
        void isFreeToLeaveUntilItsLastInstant() {
            var lastInstant = NOON.plus(TRIAL).minus(TICK);
            var booking = aTrialStartedAt(NOON).cancel(false, "not a fit", lastInstant);

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason)
                .returns(lastInstant, BookingView::endedAt)
                .returns(0, BookingView::weeksBegun)
                .returns("not a fit", BookingView::privateReason);
        }

        @Test
        void isOverTheInstantItsTimeIsUpSoThatWeekZeroIsChargedAndRunsToItsEnd() {
            var timeIsUp = NOON.plus(TRIAL);
            var booking = aTrialStartedAt(NOON).cancel(false, null, timeIsUp);

            assertThat(booking.view()).returns(Stage.TRIAL, BookingView::stage)
                .returns(1, BookingView::weeksBegun)
                .returns(timeIsUp.plus(WEEK), BookingView::endsAt);
        }

        @Test
        void beginsWeekZeroAtItsEndAndNotBefore() {
            var booking = aTrialStartedAt(NOON);

            assertThat(booking.fallDue(NOON.plus(TRIAL).minus(TICK)).view().weeksBegun()).isZero();
            assertThat(booking.fallDue(NOON.plus(TRIAL)).view().weeksBegun()).isEqualTo(1);
        }

        @Test
        void becomesActiveOnlyWhenWeekZeroIsPaid() {
            var booking = aBookingInItsFirstWeekAt(NOON);

            assertThat(booking.view().stage()).isEqualTo(Stage.TRIAL);
            assertThat(booking.weekPaid(0, NOON).view().stage()).isEqualTo(Stage.ACTIVE);
        }

        @Test
        void isPastDueWhenWeekZeroIsDeclined() {
            assertThat(aPastDueBookingSince(NOON).view()).returns(Stage.PAST_DUE, BookingView::stage)
                .returns(0, BookingView::weeksPaid);
        }

    }

    @Nested
    class AnActiveBooking {

        @Test
        void beginsItsNextWeekAtTheWeeksEndAndNotBefore() {
            var booking = anActiveBookingInWeek(0, NOON);

            assertThat(booking.fallDue(NOON.plus(WEEK).minus(TICK)).view().weeksBegun()).isEqualTo(1);
            assertThat(booking.fallDue(NOON.plus(WEEK)).view().weeksBegun()).isEqualTo(2);
        }

        @Test
        void countsItsWeeksInHoursSoThatDaylightSavingAndYearEndsDoNotMoveThem() {
            var booking = anActiveBookingInWeek(60, Instant.parse("2028-03-26T01:30:00Z"));

            assertThat(booking.view()).returns(61, BookingView::weeksPaid)
                .returns(Instant.parse("2028-04-02T01:30:00Z"), BookingView::currentWeekEndsAt);
        }

        @Test
        void beginsNoWeekWhileAnEarlierOneIsUnpaid() {
            var booking = anActiveBookingInWeek(0, NOON).fallDue(NOON.plus(WEEK));

            assertThat(booking.fallDue(NOON.plus(WEEK.multipliedBy(9))).view()).returns(2, BookingView::weeksBegun)
                .returns(1, BookingView::weeksPaid);
        }

        @Test
        void paysArrearsAfterAnOutageADayApartAndNotInABurst() {
            var back = NOON.plus(WEEK.multipliedBy(3));
            var booking = anActiveBookingInWeek(0, NOON).fallDue(back).weekPaid(1, back);

            assertThat(booking.fallDue(back.plus(Duration.ofHours(24)).minus(TICK)).view().weeksBegun()).isEqualTo(2);
            assertThat(booking.fallDue(back.plus(Duration.ofHours(24))).view().weeksBegun()).isEqualTo(3);
        }

        @Test
        void endsWithItsWeekWhenCancelled() {
            var booking = anActiveBookingInWeek(2, NOON).cancel(false, null, NOON.plusSeconds(60));

            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::endsAt);
            assertThat(booking.fallDue(NOON.plus(WEEK).minus(TICK)).view().stage()).isEqualTo(Stage.ACTIVE);
            assertThat(booking.fallDue(NOON.plus(WEEK)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason)
                .returns(3, BookingView::weeksBegun);
        }

        @Test
        void endsNowWhenCancelledImmediatelyAndItsWeekStaysPaid() {
            var booking = anActiveBookingInWeek(2, NOON).cancel(true, null, NOON.plusSeconds(60));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(NOON.plusSeconds(60), BookingView::endedAt)
                .returns(3, BookingView::weeksPaid);
        }

        @Test
        void mayStillEndImmediatelyAfterItWasCancelledForTheWeeksEnd() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(false, null, NOON.plusSeconds(60))
                .cancel(true, null, NOON.plusSeconds(90));

            assertThat(booking.view().endedAt()).isEqualTo(NOON.plusSeconds(90));
        }

        @Test
        void changesNothingWhenCancelledTwice() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(false, "one", NOON.plusSeconds(60));
            var before = booking.view();

            assertThat(booking.cancel(false, "two", NOON.plusSeconds(90)).view()).isEqualTo(before);
            var ended = booking.fallDue(NOON.plus(WEEK)).view();
            assertThat(booking.cancel(false, "three", NOON.plus(WEEK)).view()).isEqualTo(ended);
        }

        @Test
        void goesOnWhenACancellationIsTakenBackInTime() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(false, "why", NOON.plusSeconds(60))
                .takeCancellationBack(NOON.plus(WEEK).minus(TICK));

            assertThat(booking.view()).returns(null, BookingView::cancelledAt)
                .returns(null, BookingView::privateReason);
            assertThat(booking.fallDue(NOON.plus(WEEK)).view().weeksBegun()).isEqualTo(2);
        }

        @Test
        void cannotTakeACancellationBackOnceItHasTakenEffect() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(false, null, NOON.plusSeconds(60));

            assertRefused("no-cancellation-pending", () -> booking.takeCancellationBack(NOON.plus(WEEK)));
        }

        @Test
        void hasNothingToTakeBackWhenItWasNeverCancelled() {
            var booking = anActiveBookingInWeek(0, NOON);

            assertRefused("no-cancellation-pending", () -> booking.takeCancellationBack(NOON.plusSeconds(1)));
        }

        @Test
        void hearsOfAPaymentTwiceAndCountsItOnce() {
            var booking = anActiveBookingInWeek(1, NOON);
            var before = booking.view();

            assertThat(booking.weekPaid(1, NOON.plusSeconds(5)).weekPaid(0, NOON.plusSeconds(6)).view())
                .isEqualTo(before);
        }

        @Test
        void ignoresAnOldDeclineOfAWeekThatWasPaidSince() {
            assertThat(anActiveBookingInWeek(1, NOON).paymentFailed(1, NOON.plusSeconds(5)).view().stage())
                .isEqualTo(Stage.ACTIVE);
        }

    }

    private static void assertRefused(String code, Supplier<?> attempt) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(attempt::get).returns(code, Refusal::code);
    }

}
