package dev.cadence.bookings;

import java.time.Duration;

import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.cadence.bookings.BookingFixtures.NOON;
import static dev.cadence.bookings.BookingFixtures.TERMS;
import static dev.cadence.bookings.BookingFixtures.WEEK;
import static dev.cadence.bookings.BookingFixtures.aBookingInItsFirstWeekAt;
import static dev.cadence.bookings.BookingFixtures.aPastDueBookingSince;
import static dev.cadence.bookings.BookingFixtures.aRequestAt;
import static dev.cadence.bookings.BookingFixtures.aRequestForAStartAt;
import static dev.cadence.bookings.BookingFixtures.aTrialStartedAt;
import static dev.cadence.bookings.BookingFixtures.anActiveBookingInWeek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// How a booking ends through no wish of the founder's, and what is owed then.
class EndingTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Refunded NOTHING = new Refunded(Money.usd(0), Money.usd(0));

    @Nested
    class AResignation {

        @Test
        void endsWithTheWeekThatRunsAndOwesNothing() {
            var booking = anActiveBookingInWeek(1, NOON).resign(false, NOON.plus(HOUR));

            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::endsAt)
                .returns(EndReason.RESIGNED, BookingView::endsFor);
            assertThat(booking.settlement(TERMS, NOTHING)).isEqualTo(new Settlement(Money.usd(0), Money.usd(1_200_00)));
            assertThat(booking.fallDue(NOON.plus(WEEK)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.RESIGNED, BookingView::endReason);
        }

        @Test
        void endsNowWhenAskedToAndOwesWhatIsUnused() {
            var booking = anActiveBookingInWeek(0, NOON).resign(true, NOON.plus(HOUR.multipliedBy(84)));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.RESIGNED, BookingView::endReason);
            assertThat(booking.settlement(TERMS, NOTHING))
                .isEqualTo(new Settlement(Money.usd(750_00), Money.usd(600_00)));
        }

        @Test
        void beforeTheFirstWeekEndsNow() {
            assertThat(aTrialStartedAt(NOON).resign(false, NOON.plus(HOUR)).view())
                .returns(Stage.ENDED, BookingView::stage)
                .returns(NOON.plus(HOUR), BookingView::endedAt);
            assertThat(aRequestForAStartAt(NOON.plus(WEEK)).accept(NOON).resign(false, NOON.plus(HOUR)).view().stage())
                .isEqualTo(Stage.ENDED);
        }

        @Test
        void isNoAnswerToARequest() {
            assertRefused("wrong-stage", () -> aRequestAt(NOON).resign(false, NOON));
        }

        @Test
        void toldTwiceChangesNothing() {
            var booking = anActiveBookingInWeek(0, NOON).resign(true, NOON.plus(HOUR)).resign(true, NOON.plus(WEEK));

            assertThat(booking.view().endedAt()).isEqualTo(NOON.plus(HOUR));
        }

        @Test
        void canStillBeHastened() {
            var booking = anActiveBookingInWeek(0, NOON).resign(false, NOON).resign(true, NOON.plus(HOUR));

            assertThat(booking.view().endedAt()).isEqualTo(NOON.plus(HOUR));
        }

        @Test
        void isNotTheFoundersToTakeBack() {
            var booking = anActiveBookingInWeek(0, NOON).resign(false, NOON);

            assertRefused("no-cancellation-pending", () -> booking.takeCancellationBack(NOON.plus(HOUR)));
        }

        @Test
        void ofAPastDueBookingWaitsUntilTheWeekIsVoided() {
            var booking = aPastDueBookingSince(NOON).resign(false, NOON.plus(HOUR));

            assertThat(booking.view().stage()).isEqualTo(Stage.PAST_DUE);
            assertThat(booking.weekVoided(0, NOON.plus(HOUR)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.RESIGNED, BookingView::endReason);
        }

    }

    @Nested
    class ARemovalForCause {

        @ParameterizedTest
        @CsvSource({ "0, 150000", "1, 149999", "86400, 128571", "302400, 75000", "604799, 0" })
        void owesTheUnusedPartToTheSecondRoundedDownToTheCent(long worked, long refund) {
            var booking = anActiveBookingInWeek(2, NOON).remove(Cause.CONDUCT, NOON.plusSeconds(worked));

            assertThat(booking.settlement(TERMS, NOTHING).refund()).isEqualTo(Money.usd(refund));
        }

        @Test
        void owesNoMoreThanIsLeftOfWhatWasPaid() {
            var booking = anActiveBookingInWeek(0, NOON).remove(Cause.CONDUCT, NOON.plus(Duration.ofDays(1)));

            assertThat(booking.settlement(TERMS, new Refunded(Money.usd(1_000_00), Money.usd(0))))
                .isEqualTo(new Settlement(Money.usd(500_00), Money.usd(800_00)));
            assertThat(booking.settlement(TERMS, new Refunded(Money.usd(1_000_00), Money.usd(1_000_00))))
                .isEqualTo(new Settlement(Money.usd(500_00), Money.usd(0)));
        }

        @Test
        void leavesTheEngineerWhatWasWorked() {
            var booking = anActiveBookingInWeek(0, NOON).remove(Cause.NO_SHOW, NOON.plus(Duration.ofDays(1)));

            assertThat(booking.settlement(TERMS, NOTHING))
                .isEqualTo(new Settlement(Money.usd(1_285_71), Money.usd(171_43)));
        }

        @Test
        void isNamedWithItsCause() {
            var booking = aTrialStartedAt(NOON).remove(Cause.NO_SHOW, NOON.plus(HOUR));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.REMOVED, BookingView::endReason)
                .returns(Cause.NO_SHOW, BookingView::removedFor);
        }

        @Test
        void whileAChargeIsUnderWayEndsTheWorkAtOnceAndTheWeekIsOwedBackIfItIsPaidAfterAll() {
            var booking = aBookingInItsFirstWeekAt(NOON).remove(Cause.CONDUCT, NOON.plusSeconds(1));
            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage).returns(0, BookingView::weeksPaid);

            booking.weekPaid(0, NOON.plusSeconds(5));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage).returns(1, BookingView::weeksPaid);
            assertThat(booking.settlement(TERMS, NOTHING).refund()).isEqualTo(Money.usd(1_499_99));
        }

        @Test
        void isRefusedOfABookingThatIsOver() {
            assertRefused("wrong-stage",
                    () -> aTrialStartedAt(NOON).cancel(false, null, NOON).remove(Cause.CONDUCT, NOON.plus(HOUR)));
        }

    }

    @Nested
    class ADispute {

        @Test
        void pausesTheWorkAndTheWeeks() {
            var booking = anActiveBookingInWeek(0, NOON).suspend(NOON.plus(HOUR));

            assertThat(booking.view()).returns(Stage.SUSPENDED, BookingView::stage)
                .returns(NOON.plus(HOUR), BookingView::suspendedAt);
            assertThat(booking.fallDue(NOON.plus(WEEK.multipliedBy(3))).view().weeksBegun()).isEqualTo(1);
        }

        @Test
        void thatIsWonInTheSameWeekMovesNothing() {
            var booking = anActiveBookingInWeek(0, NOON).suspend(NOON.plus(HOUR)).resume(false, NOON.plusSeconds(7200));

            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(NOON.plus(WEEK), BookingView::currentWeekEndsAt);
        }

        @Test
        void thatIsWonWeeksLaterLetsTheNextWeekBeginThenAndBillsNoneOfThePause() {
            var won = NOON.plus(Duration.ofDays(60));
            var booking = anActiveBookingInWeek(0, NOON).suspend(NOON.plus(HOUR)).resume(false, won);

            assertThat(booking.view()).returns(2, BookingView::weeksBegun)
                .returns(won.plus(WEEK), BookingView::currentWeekEndsAt);
        }

        @Test
        void thatIsLostEndsTheBooking() {
            assertThat(anActiveBookingInWeek(0, NOON).suspend(NOON).resume(true, NOON.plus(WEEK)).view())
                .returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.DISPUTE_LOST, BookingView::endReason);
        }

        @Test
        void whileAChargeIsUnderWayWaitsForItsOutcome() {
            var second = NOON.plus(WEEK);
            var booking = anActiveBookingInWeek(0, NOON).fallDue(second).suspend(second.plusSeconds(1));

            booking.weekPaid(1, second.plusSeconds(2));
            assertThat(booking.view()).returns(Stage.SUSPENDED, BookingView::stage).returns(2, BookingView::weeksPaid);

            booking.resume(false, second.plus(HOUR));
            assertThat(booking.view()).returns(Stage.ACTIVE, BookingView::stage)
                .returns(second.plus(WEEK), BookingView::currentWeekEndsAt);
        }

        @Test
        void doesNotPutOffAnEndThatWasAnnounced() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(false, null, NOON).suspend(NOON.plus(HOUR));

            assertThat(booking.fallDue(NOON.plus(WEEK)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason);
        }

        @Test
        void ofABookingThatIsOverChangesNothing() {
            var booking = anActiveBookingInWeek(0, NOON).cancel(true, null, NOON).suspend(NOON.plus(HOUR));

            assertThat(booking.resume(true, NOON.plus(WEEK)).view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason);
        }

        @Test
        void keepsACancellationPossible() {
            var booking = anActiveBookingInWeek(0, NOON).suspend(NOON.plus(HOUR)).cancel(true, null, NOON.plus(WEEK));

            assertThat(booking.view()).returns(Stage.ENDED, BookingView::stage)
                .returns(EndReason.CANCELLED, BookingView::endReason);
        }

    }

    private static void assertRefused(String code, Runnable command) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(command::run).returns(code, Refusal::code);
    }

}
