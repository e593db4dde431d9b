package dev.cadence.billing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Tier;
import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.Fault;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// Billing as a calendar: move the clock, see who was charged what and when, as Stripe's own books have it.
@CadenceTest
record BillingCalendarTests(Marketplace marketplace) {

    @Test
    void aDeclinedCardIsTriedAgainAfterSixTwentyFourAndFortyEightHoursAndGivenUpAfterSeventyTwo() {
        var booking = marketplace.aPastDueBooking();
        var declinedAt = marketplace.now();

        marketplace.time().advance(Duration.ofHours(72).minusNanos(1_000));
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        marketplace.time().advance(WEEK);

        assertThat(hoursAfter(declinedAt)).containsExactly(0L, 6L, 24L, 48L);
        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(booking.read().at("/endedAt")).isEqualTo(declinedAt.plus(Duration.ofHours(72)).toString());
        assertThat(booking.charges()).containsExactly("0 VOID");
        assertThat(booking.earnings()).containsExactly("TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void aRetryThatSucceedsMakesTheBookingActiveAndTheNextWeekKeepsItsDay() {
        var booking = marketplace.aPastDueBooking();
        var weekZero = marketplace.now();

        marketplace.time().advance(Duration.ofHours(10));
        marketplace.stripe().cards().approve(marketplace.cardOf(booking));
        marketplace.time().advance(Duration.ofHours(14));
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.time().travelTo(weekZero.plus(WEEK));

        assertThat(hoursAfter(weekZero)).containsExactly(0L, 6L, 24L, 168L);
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        assertThat(booking.earnings()).containsExactly("WEEK 1 120000", "WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void aNewCardIsTriedAtOnce() {
        var booking = marketplace.aPastDueBooking();

        marketplace.time().advance(Duration.ofHours(2));
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(booking.charges()).containsExactly("0 PAID");
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @ValueSource(strings = { "lost_card", "stolen_card", "expired_card" })
    void aCardThatCannotWorkAgainIsNotTriedAgain(String declineCode) {
        var booking = marketplace.aTrial();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), declineCode);

        marketplace.time().advance(TRIAL.plusHours(71));
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(marketplace.stripe().charges()).hasSize(1);
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void aWeekIsDeclinedInTheMiddleOfABookingAndTheNextIsNotChargedUntilItIsPaid() {
        var booking = marketplace.anActiveBooking();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");

        marketplace.time().advance(WEEK);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(booking.charges()).containsExactly("0 PAID", "1 DECLINED");
        marketplace.time().advance(WEEK.multipliedBy(2));

        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(booking.charges()).containsExactly("0 PAID", "1 VOID");
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void aPastDueBookingThatIsCancelledEndsAtOnceUncharged() {
        var booking = marketplace.aPastDueBooking();

        booking.cancel();
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.read().at("/endReason")).isEqualTo("CANCELLED");
        assertThat(booking.charges()).containsExactly("0 VOID");
        marketplace.time().advance(WEEK);
        assertThat(marketplace.taken(booking)).isEmpty();
        marketplace.assertAllIsWell();
    }

    @Test
    void afterThreeWeeksOfOutageWeeksAreChargedOneByOneADayApart() {
        var booking = marketplace.anActiveBooking();
        var weekZero = marketplace.now();

        marketplace.outageOf(WEEK.multipliedBy(3).plusHours(1));
        marketplace.time().settle();
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        marketplace.time().advance(Duration.ofDays(2));

        assertThat(hoursAfter(weekZero)).containsExactly(0L, 505L, 529L, 553L);
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID", "2 PAID", "3 PAID");
        marketplace.time().travelTo(weekZero.plus(WEEK.multipliedBy(4)));
        assertThat(booking.charges()).hasSize(5);
        marketplace.assertAllIsWell();
    }

    @Test
    void eachTierIsChargedItsPriceAndPaysItsShare() {
        var founder = marketplace.aFounderWithCard();
        var prices = Map.of(Tier.JUNIOR, 500_00L, Tier.MID, 1_000_00L, Tier.SENIOR, 1_500_00L, Tier.LEAD, 2_000_00L);
        var bookings = List.of(Tier.values())
            .stream()
            .map(tier -> marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(tier))))
            .toList();

        marketplace.time().advance(TRIAL);

        assertThat(marketplace.stripe().successfulCharges()).extracting(ChargeAttempt::amount)
            .containsExactlyInAnyOrderElementsOf(prices.values());
        assertThat(bookings).flatExtracting(Marketplace.Booked::earnings)
            .containsExactly("WEEK 0 40000", "TRIAL  11429", "WEEK 0 80000", "TRIAL  22857", "WEEK 0 120000",
                    "TRIAL  34286", "WEEK 0 160000", "TRIAL  45714");
        marketplace.assertAllIsWell();
    }

    @Test
    void anEngineerWhoComesToAnotherTierCostsInALiveBookingWhatWasAgreed() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(3));
        marketplace.approve(booking.engineer(), Tier.LEAD,
                Marketplace.introduction("Somebody", "Leads by now", "Java"));
        marketplace.time().advance(WEEK);

        assertThat(booking.engineer().api().get("/v1/me/profile").at("/tier")).isEqualTo("LEAD");
        assertThat(booking.read().at("/tier")).isEqualTo("SENIOR");
        assertThat(marketplace.taken(booking)).extracting(ChargeAttempt::amount).containsExactly(1_500_00L, 1_500_00L);
        assertThat(booking.earnings()).containsExactly("WEEK 1 120000", "WEEK 0 120000", "TRIAL  34286");
        marketplace.assertAllIsWell();
    }

    @Test
    void aCardThatStripeNoLongerHasIsItsOwnersToReplace() {
        var booking = marketplace.aTrial();
        marketplace.detachAtStripe(marketplace.cardOf(booking));

        marketplace.time().advance(TRIAL);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
    }

    @Test
    void aHardDeclineIsNotTriedAgainWhenItsNoticeCannotBeLookedInto() {
        var booking = marketplace.aTrial();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "lost_card");
        marketplace.stripe().faults().next(10, "GET", "/v1/payment_intents/*", Fault.Kind.HTML_502);

        marketplace.time().advance(TRIAL.plusHours(30));

        assertThat(marketplace.stripe().charges()).hasSize(1);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
    }

    @Test
    void aCardThatIsSavedTwiceIsOnFileOnce() {
        var founder = marketplace.aFounderWithCard();
        var card = founder.api().get("/v1/cards").at("/items/0/id");
        var reference = marketplace.cardOf(founder);

        marketplace.saveCard(founder.api(), reference);

        assertThat(founder.api().get("/v1/cards").body().at("/items")).hasSize(1);
        assertThat(founder.api().get("/v1/cards").at("/items/0/id")).isEqualTo(card);
        assertThat(founder.api().get("/v1/cards").at("/items/0/chosen")).isEqualTo("true");
    }

    @Test
    void aRevokedKeyIsNoFaultOfTheCardAndDunsNobody() {
        var booking = marketplace.aTrial();
        marketplace.stripe().revokeKeys();

        marketplace.time().advance(TRIAL.plusHours(5));
        assertThat(booking.stage()).isEqualTo("TRIAL");
        marketplace.stripe().restoreKeys();
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    private List<Long> hoursAfter(java.time.Instant start) {
        return marketplace.stripe()
            .charges()
            .stream()
            .map(charge -> Duration.between(start, charge.at()).toHours())
            .toList();
    }

}
