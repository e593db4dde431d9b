package dev.cadence.payouts;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.Payday;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.WEEK;
import static dev.cadence.testing.Payday.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

/// What engineers are told by letter about pay that a dispute holds back, or that cannot be sent.
@CadenceTest
record PayoutLetterTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction, Mailbox mailbox, PayoutLetterDesk desk) {

    private static final String HELD_BACK = "Your pay is held back";

    private static final String RELEASED = "Your pay is released";

    @Test
    void anEngineerWhoseBookingHasEndedIsToldThatPayIsHeldBackAndReleased() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        marketplace.time().advance(WEEK);
        assertThat(booking.stage()).isEqualTo("ENDED");

        var dispute = payday.dispute(booking);
        var held = toEngineer(booking, HELD_BACK);
        assertThat(held.text()).isEqualTo(
                """
                        Hello %s,

                        a bank questions what Company of %s has paid for your work for the week until Wednesday, 11 March 2026, \
                        12:00 UTC. Until that is settled we hold your pay for that week back, USD 1200.00.

                        It stays yours, whatever the bank decides. There is nothing that you have to do; we write when it is \
                        released, which may take weeks or months."""
                    .formatted(booking.engineer().person().name(), booking.founder().person().name()));
        assertThat(held.has("List-Unsubscribe")).isFalse();
        assertThat(subjects(booking)).doesNotContain("Your work pauses");
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();

        assertThat(toEngineer(booking, RELEASED).text()).contains("USD 1200.00",
                "It is sent on Saturday, 14 March 2026, 12:00 UTC.");
        assertThat(subjects(booking)).doesNotContain("Your work goes on").containsOnlyOnce(HELD_BACK, RELEASED);
    }

    @Test
    void payIsReleasedThoughTheDisputeIsLostAndSentAtOnceWhenItsHoldIsOver() {
        var payday = payday();
        marketplace.stripe().topUp(2_000_00);
        var booking = payday.aBookingOfOneWeek();
        marketplace.time().advance(WEEK);
        var dispute = payday.dispute(booking);
        marketplace.time().advance(HOLD.plusDays(30));

        payday.lose(dispute);

        assertThat(toEngineer(booking, RELEASED).text()).contains("It is sent now.");
        assertThat(subjects(booking)).startsWith("You were paid", RELEASED);
        payday.assertAllIsWell();
    }

    /// That work pauses is another fact than that pay is held back.
    @Test
    void anEngineerAtWorkIsToldOfTheirWorkAndOfTheirPay() {
        var booking = marketplace.anActiveBooking();

        var dispute = payday().dispute(booking);
        assertThat(subjects(booking)).containsOnlyOnce("Your work pauses", HELD_BACK);
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();

        assertThat(subjects(booking)).containsOnlyOnce("Your work goes on", RELEASED);
    }

    @Test
    void payThatWasSentIsNotHeldBack() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();

        payday.lose(payday.dispute(booking));

        assertThat(subjects(booking)).doesNotContain(HELD_BACK, RELEASED);
    }

    @Test
    void ofTwoDisputesOfAWeekTheLastReleasesItsPay() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        marketplace.time().advance(WEEK);
        var first = payday.dispute(booking);
        var second = payday.dispute(booking);

        marketplace.stripe().disputes().win(first);
        marketplace.time().settle();
        assertThat(subjects(booking)).containsOnlyOnce(HELD_BACK).doesNotContain(RELEASED);
        marketplace.stripe().disputes().win(second);
        marketplace.time().settle();

        assertThat(subjects(booking)).containsOnlyOnce(HELD_BACK, RELEASED);
    }

    @Test
    void aLetterThatWaitedIsNotWrittenOnceItIsNoLongerSo() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        var held = new DisputedPay.HeldBack(payout(booking), marketplace.now());
        var released = new DisputedPay.Released(payout(booking), marketplace.now().plus(WEEK).plus(HOLD));
        var dispute = payday.dispute(booking);
        assertThat(desk.tell(held)).map(Letter::subject).hasValue(HELD_BACK);
        assertThat(desk.tell(released)).isEmpty();

        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();
        assertThat(desk.tell(held)).isEmpty();
        assertThat(desk.tell(released)).map(Letter::subject).hasValue(RELEASED);

        marketplace.time().advance(WEEK.plus(HOLD));
        assertThat(desk.tell(released)).as("of what was sent another letter tells").isEmpty();
    }

    @Test
    void whatNoMailServerTookForThreeDaysIsNotSentAnyMore() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        payday.dispute(booking);
        var held = new DisputedPay.HeldBack(payout(booking), marketplace.now());

        marketplace.outageOf(Mailer.PATIENCE);
        assertThat(desk.tell(held)).isPresent();
        marketplace.outageOf(Duration.ofNanos(1_000));
        assertThat(desk.tell(held)).isEmpty();
    }

    /// An active account in a region that the platform cannot send to.
    @Test
    void payThatTheProviderDoesNotSendIsToldOnceHoweverOftenItIsTried() {
        var payday = payday();
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.stripe().becomes(payday.aFreshAccount(booking.engineer(), "BR"), "active");
        marketplace.time().advance(WEEK.plus(HOLD).plusDays(14));

        var letter = toEngineer(booking, "Your pay could not be sent");
        assertThat(letter.text()).contains("We keep it for you", "please answer this letter");
        assertThat(letter.has("List-Unsubscribe")).isFalse();
        assertThat(subjects(booking)).containsOnlyOnce("Your pay could not be sent")
            .doesNotContain("Your pay waits for an account");
        assertThat(booking.engineer().api().get("/v1/events?types=payout.blocked").body().at("/items")).hasSize(1);
        payday.assertAllIsWell();
    }

    private UUID payout(Booked booking) {
        return jdbc.sql("select id from payout where booking_id = ? and week = 0")
            .param(UUID.fromString(booking.id()))
            .query(UUID.class)
            .single();
    }

    private Mailbox.Received toEngineer(Booked booking, String subject) {
        return mailbox.lastTo(booking.engineer().person().email(), subject);
    }

    private List<String> subjects(Booked booking) {
        return mailbox.subjectsTo(booking.engineer().person().email());
    }

    private Payday payday() {
        return new Payday(marketplace, jdbc, events, transaction);
    }

}
