package dev.cadence.payouts;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.cadence.billing.BillingEvent;
import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static dev.cadence.testing.Payday.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

/// From the first hour worked to the bank.
@CadenceTest
record PayoutStoryTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction, Mailbox mailbox) {

    @Test
    void trialAndWeekArePaidThreeDaysAfterTheyAreOver() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        var engineer = booking.engineer();

        marketplace.time().advance(HOLD.minusSeconds(1));
        assertThat(payday.sentTo(engineer)).isEmpty();
        marketplace.time().advance(Duration.ofSeconds(1));
        assertThat(payday.sentTo(engineer)).containsExactly(342_86L);

        marketplace.time().advance(WEEK.minusSeconds(1));
        assertThat(payday.sentTo(engineer)).hasSize(1);
        marketplace.time().advance(Duration.ofSeconds(1));
        assertThat(payday.sentTo(engineer)).containsExactly(342_86L, 1_200_00L);
        assertThat(marketplace.stripe().transfers().getLast().source())
            .isEqualTo(marketplace.taken(booking).getFirst().id());
        assertThat(payday.booked("ENGINEER_PAYABLE", engineer)).isZero();
        assertThat(mailbox.lastTo(engineer.person().email()).subject()).isEqualTo("You were paid");
        assertThat(mailbox.lastTo(engineer.person().email()).has("List-Unsubscribe")).isTrue();
        payday.assertAllIsWell();
    }

    @Test
    void anEarningSaysHowFarItIsOnItsWay() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        var week = "/items/0/payment/state";

        assertThat(booking.engineer().api().get("/v1/earnings").at(week)).isEqualTo("ACCRUED");
        assertThat(balance(booking)).containsExactly("120000", "34286", "0", "0", "0");
        marketplace.time().advance(WEEK);
        assertThat(booking.engineer().api().get("/v1/earnings").at(week)).isEqualTo("HELD");
        assertThat(balance(booking)).containsExactly("0", "120000", "0", "34286", "0");
        marketplace.time().advance(HOLD);
        assertThat(booking.engineer().api().get("/v1/earnings").at(week)).isEqualTo("PAID");
        assertThat(balance(booking)).containsExactly("0", "0", "0", "154286", "0");
        payday.assertAllIsWell();
    }

    @Test
    void payWaitsForAnAccountIsAskedForOnceGoesOnAtOnceWhenItIsReady() {
        var payday = payday();
        marketplace.stripe().topUp(1_000_00);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        marketplace.time().advance(WEEK.plus(HOLD).plusDays(20));
        var engineer = booking.engineer();

        var waiting = marketplace.cast().admin().api().get("/v1/payouts?stage=BLOCKED_ACCOUNT");
        assertThat(waiting.body().at("/items").size()).isEqualTo(2);
        assertThat(waiting.at("/items/0/blockedCode")).isEqualTo("NONE");
        assertThat(mailbox.subjectsTo(engineer.person().email())).containsOnlyOnce("Your pay waits for an account");
        assertThat(mailbox.lastTo(engineer.person().email(), "Your pay waits for an account").has("List-Unsubscribe"))
            .isFalse();
        assertThat(balance(booking)).containsExactly("0", "0", "154286", "0", "0");

        payday.anAccount(engineer);

        assertThat(payday.sentTo(engineer)).containsExactlyInAnyOrder(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @Test
    void whatIsRefundedBeforeItIsSentIsNotSent() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();

        payday.refund(booking, 500_01, Bearer.SHARED);
        payday.refund(booking, 99_99, Bearer.PLATFORM);
        marketplace.time().advance(WEEK.plus(HOLD));

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L, 799_99L);
        assertThat(payday.booked("ENGINEER_PAYABLE", booking.engineer())).isZero();
        payday.assertAllIsWell();
    }

    @Test
    void aWeekThatIsRefundedWholeIsSettledWithoutATransfer() {
        var payday = payday();
        marketplace.stripe().topUp(2_000_00);
        var booking = payday.aBookingOfOneWeek();

        payday.refund(booking, 1_000_00, Bearer.SHARED);
        payday.refund(booking, 500_00, Bearer.SHARED);
        marketplace.time().advance(WEEK.plus(HOLD));

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L);
        assertThat(booking.engineer().api().get("/v1/earnings").at("/items/0/payment/reducedBy/amount"))
            .isEqualTo("120000");
        assertThat(marketplace.count("payout where stage = 'SETTLED'")).isEqualTo(1);
        payday.assertAllIsWell();
    }

    @Test
    void aRefundAfterTheTransferIsTakenBackOnceHoweverOftenItIsTold() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        var refund = payday.refund(booking, 500_00, Bearer.SHARED);
        payday.publish(new BillingEvent.Refunded(refund, payday.weekZero(booking), Money.usd(500_00), Bearer.SHARED,
                "REMOVED", marketplace.now()));

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L, 800_00L);
        assertThat(payday.booked("ENGINEER_RECEIVABLE", booking.engineer())).isZero();
        assertThat(marketplace.count("payout where stage = 'PARTIALLY_REVERSED'")).isEqualTo(1);

        payday.refund(booking, 1_000_00, Bearer.SHARED);
        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L, 0L);
        assertThat(marketplace.count("payout where stage = 'REVERSED'")).isEqualTo(1);
        payday.assertAllIsWell();
    }

    @Test
    void whatCannotBeTakenBackIsKeptFromLaterPayAtMostHalfOfIt() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        var engineer = booking.engineer();
        marketplace.stripe().payOut(payday.accountOf(engineer), null);

        payday.refund(booking, 1_500_00, Bearer.SHARED);
        assertThat(payday.booked("ENGINEER_RECEIVABLE", engineer)).isEqualTo(1_200_00);
        assertThat(balance(booking)).containsExactly("0", "0", "0", "154286", "120000");

        var next = marketplace.accepted(marketplace.aRequest(marketplace.aFounderWithCard(), engineer));
        next.cancel();
        marketplace.time().advance(WEEK.plus(HOLD));

        assertThat(payday.sentTo(engineer)).containsExactly(342_86L, 1_200_00L, 600_00L);
        assertThat(payday.booked("ENGINEER_RECEIVABLE", engineer)).isEqualTo(600_00);
        payday.assertAllIsWell();
    }

    @Test
    void disputedPayWaitsAndGoesOnThoughTheDisputeIsLost() {
        var payday = payday();
        marketplace.stripe().topUp(2_000_00);
        var booking = payday.aBookingOfOneWeek();
        var dispute = payday.dispute(booking);
        marketplace.time().advance(WEEK.plus(HOLD).plusDays(30));
        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L);

        payday.lose(dispute);

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @Test
    void aDisputeAfterTheTransferTakesNothingFromTheEngineer() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();

        var dispute = payday.dispute(booking);
        payday.lose(dispute);

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @Test
    void aTrialIsPaidWhenThePlatformHasTheMoney() {
        var payday = payday();
        var booking = marketplace.aTrial();
        payday.anAccount(booking.engineer());
        booking.cancel();
        marketplace.time().advance(TRIAL.plus(HOLD).plusDays(3));
        assertThat(payday.sentTo(booking.engineer())).isEmpty();

        marketplace.stripe().topUp(1_000_00);
        marketplace.time().advance(Duration.ofDays(2));

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L);
        payday.assertAllIsWell();
    }

    @Test
    void aStatementAddsUpToTheCentAndAgreesWithTheBooks() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        payday.refund(booking, 500_01, Bearer.SHARED);
        var march = booking.engineer().api().get("/v1/me/statements/2026/3");

        assertThat(march.at("/opening/payable/amount")).isEqualTo("0");
        assertThat(march.body().at("/lines").valueStream().map(line -> line.at("/kind").asString()))
            .containsExactly("EARNING", "EARNING", "TRANSFER", "TRANSFER", "REDUCTION", "REVERSAL");
        assertThat(march.at("/closing/payable/amount")).isEqualTo("0");
        assertThat(march.at("/closing/owed/amount")).isEqualTo("0");
        assertThat(march.at("/lines/4/owed/amount")).isEqualTo("40001");
        assertThat(booking.engineer().api().get("/v1/me/statements/2026/4").at("/opening/payable/amount"))
            .isEqualTo("0");
        payday.assertAllIsWell();
    }

    @Test
    void anEngineerWithoutEarningsHasNoBalance() {
        var engineer = marketplace.anEngineer(Tier.MID);

        assertThat(engineer.api().get("/v1/me/balance").body().at("/balances").size()).isZero();
    }

    private List<String> balance(Marketplace.Booked booking) {
        var balance = booking.engineer().api().get("/v1/me/balance");
        return Stream.of("accrued", "held", "payable", "paid", "owed")
            .map(part -> balance.at("/balances/0/%s/amount".formatted(part)))
            .toList();
    }

    private Payday payday() {
        return new Payday(marketplace, jdbc, events, transaction);
    }

}
