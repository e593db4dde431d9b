package dev.cadence.bookings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent.Deal;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Founders are reminded once of each trial that ends, twelve hours before.
@CadenceTest
record TrialReminderTests(Marketplace marketplace, Mailbox mailbox, TrialReminderDesk desk,
        ApplicationEventPublisher events, TransactionOperations transactions) {

    private static final Duration AHEAD = TrialReminderDesk.AHEAD;

    private static final String SUBJECT = "Your trial ends soon";

    @Test
    void aFounderIsRemindedOnceTwelveHoursBeforeTheEnd() {
        var booking = marketplace.aTrial();

        marketplace.time().advance(TRIAL.minus(AHEAD).minusNanos(1_000));
        assertThat(reminders(booking)).isZero();
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(reminders(booking)).isOne();
        assertThat(mailbox.lastTo(booking.founder().person().email(), SUBJECT).text()).contains(
                booking.engineer().person().name() + " is working for you on trial.",
                "free until Wednesday, 4 March 2026, 12:00 UTC", "USD 1500.00", "cancel before",
                "GET " + booking.path());
        marketplace.time().advance(Duration.ofDays(20));

        assertThat(reminders(booking)).isOne();
        assertThat(mailbox.subjectsTo(booking.engineer().person().email())).doesNotContain(SUBJECT);
    }

    @Test
    void aReminderThatIsLateIsStillGivenWhileTheTrialRuns() {
        var booking = marketplace.aTrial();

        marketplace.outageOf(TRIAL.minusSeconds(1));
        marketplace.time().settle();

        assertThat(reminders(booking)).isOne();
    }

    @Test
    void aTrialThatIsOverIsNotRemindedOf() {
        var booking = marketplace.aTrial();

        marketplace.outageOf(TRIAL);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(reminders(booking)).isZero();
    }

    @Test
    void aTrialThatWasCancelledIsNotRemindedOf() {
        var booking = marketplace.aTrial();

        booking.cancel();
        marketplace.time().advance(TRIAL);

        assertThat(reminders(booking)).isZero();
    }

    @Test
    void ofManySweepsAtOnceOneReminds() throws Exception {
        var booking = marketplace.aTrial();
        var other = marketplace.aTrial();
        marketplace.outageOf(TRIAL.minus(AHEAD));

        assertThat(sweepsAtOnce(16)).as("reminders that were taken").isEqualTo(2);
        marketplace.time().settle();

        assertThat(reminders(booking)).isOne();
        assertThat(reminders(other)).isOne();
    }

    @Test
    void aTrialThatIsToldTwiceIsRemindedOfOnce() {
        var booking = marketplace.aTrial();
        tellAgain(booking);
        marketplace.time().advance(TRIAL.minus(AHEAD));

        tellAgain(booking);

        assertThat(reminders(booking)).isOne();
    }

    @Test
    void aBookingWithoutATrialIsNotRemindedOf() {
        var first = marketplace.aTrial();
        first.cancel();
        var again = marketplace.accepted(marketplace.aRequest(first.founder(), first.engineer()));

        marketplace.time().advance(TRIAL);

        assertThat(again.read().at("/trial")).isEqualTo("false");
        assertThat(reminders(again)).isZero();
    }

    private int sweepsAtOnce(int number) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = 0;
            var sweeps = new ArrayList<Callable<Integer>>();
            IntStream.range(0, number).forEach(sweep -> sweeps.add(() -> desk.remind(1)));
            for (var sweep : threads.invokeAll(sweeps)) {
                taken += sweep.get();
            }
            return taken;
        }
    }

    private void tellAgain(Booked booking) {
        var parties = new Parties(new CompanyId(booking.founder().caller().company().value()),
                new EngineerId(booking.engineer().caller().engineer().value()));
        transactions.executeWithoutResult(
                begun -> events.publishEvent(new BookingEvent.TrialStarted(new BookingId(UUID.fromString(booking.id())),
                        parties, new Deal(Money.usd(1_500_00), 1), MutableClock.NOON.plus(TRIAL), MutableClock.NOON)));
        marketplace.time().settle();
    }

    private long reminders(Booked booking) {
        return mailbox.subjectsTo(booking.founder().person().email()).stream().filter(SUBJECT::equals).count();
    }

}
