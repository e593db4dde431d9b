package dev.cadence.billing;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.DisputeMade;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.RefundMade;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of the weeks of a booking, and of what is owed back for them, while one of them is disputed.
@CadenceTest
record DisputedWeekTests(Marketplace marketplace, Mailbox mailbox) {

    @Test
    void nothingIsRefundedWhileADisputeIsOpen() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var dispute = open(back, booking);

        assertThat(back.ask(booking, 1_00L, "PLATFORM").problem()).isEqualTo("dispute-open");

        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();
        assertThat(back.ask(booking, 1_00L, "PLATFORM").status()).isEqualTo(201);
        marketplace.time().settle();
        marketplace.assertAllIsWell();
    }

    @Test
    void whatIsUnusedOfADisputedWeekIsRefundedOnceTheDisputeIsWon() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(1));
        var dispute = open(back, booking);

        back.remove(booking);
        assertThat(back.refunds(booking)).containsExactly("SHARED 128571 WAITING");
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("SHARED 128571 SUCCEEDED");
        assertThat(marketplace.stripe().refunds().all()).extracting(RefundMade::amount).containsExactly(128571L);
        marketplace.assertAllIsWell();
    }

    @Test
    void whatIsUnusedOfADisputedWeekIsNotRefundedOnceTheDisputeIsLost() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var dispute = open(back, booking);

        back.remove(booking);
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("SHARED 150000 VOID");
        assertThat(marketplace.stripe().refunds().all()).isEmpty();
        marketplace.assertAllIsWell();
    }

    @Test
    void aRefundThatStripeRefusesForADisputeNobodyHasHeardOfWaitsForIt() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var stripe = marketplace.stripe();
        stripe.webhooks().plan(new WebhookPlan.Hold());
        var dispute = stripe.disputes().open(back.chargeRef(booking));
        back.ask(booking, 10_00L, "PLATFORM");
        marketplace.time().settle();
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 REQUESTED");

        stripe.webhooks().plan(new WebhookPlan.Deliver());
        stripe.webhooks().release();
        marketplace.time().advance(Duration.ofHours(1));
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 WAITING");
        stripe.disputes().win(dispute);
        marketplace.time().settle();

        assertThat(back.refunds(booking)).containsExactly("PLATFORM 1000 SUCCEEDED");
        marketplace.assertAllIsWell();
    }

    @Test
    void anUnpaidWeekIsNotTriedWhileAnEarlierOneIsDisputedAndAtOnceAfterThat() {
        var back = new MoneyBack(marketplace);
        var booking = aBookingWithItsSecondWeekUnpaid();
        var tried = marketplace.stripe().charges().size();
        var dispute = marketplace.stripe().disputes().open(marketplace.taken(booking).getFirst().id());
        marketplace.time().settle();

        marketplace.time().advance(Duration.ofDays(10));
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(marketplace.stripe().charges()).hasSize(tried);
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();
        assertThat(marketplace.stripe().charges()).hasSize(tried + 1);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        marketplace.time().advance(Duration.ofHours(71));
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        marketplace.stripe().cards().approve(marketplace.cardOf(booking));
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(back.stages()).containsExactly("WON");
        marketplace.assertAllIsWell();
    }

    @Test
    void anUnpaidWeekIsGivenUpWhenAnEarlierOneIsLost() {
        var booking = aBookingWithItsSecondWeekUnpaid();
        var dispute = marketplace.stripe().disputes().open(marketplace.taken(booking).getFirst().id());
        marketplace.time().settle();

        marketplace.stripe().cards().approve(marketplace.cardOf(booking));
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().settle();

        assertThat(booking.charges()).containsExactly("0 PAID", "1 VOID");
        assertThat(booking.read().at("/endReason")).isEqualTo("DISPUTE_LOST");
        marketplace.assertAllIsWell();
    }

    @Test
    void whileADisputeIsOpenNoChargeIsToldToBeTriedOnAnotherCard() {
        var booking = aBookingWithItsSecondWeekUnpaid();
        var founder = booking.founder().api();
        marketplace.saveCard(founder, "pm_card_chargeCustomerFail");
        var path = "/v1/cards/%s/default?dry_run=true".formatted(founder.get("/v1/cards").at("/items/1/id"));
        assertThat(founder.put(path).body().at("/chargesToTry")).hasSize(1);

        open(new MoneyBack(marketplace), booking);

        assertThat(founder.put(path).body().at("/chargesToTry")).isEmpty();
    }

    private String open(MoneyBack back, Booked booking) {
        var dispute = marketplace.stripe().disputes().open(back.chargeRef(booking));
        marketplace.time().settle();
        return dispute;
    }

    private Booked aBookingWithItsSecondWeekUnpaid() {
        var booking = marketplace.anActiveBooking();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");
        marketplace.time().advance(WEEK);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        return booking;
    }

    private Booked anActiveBookingOn(String card) {
        var founder = marketplace.aFounderWithCard(card);
        var booking = marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(Tier.SENIOR)));
        marketplace.time().advance(TRIAL.plusMinutes(1));
        return booking;
    }

}
