package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static dev.cadence.billing.ChargeFixtures.aChargeBeingConfirmed;
import static dev.cadence.billing.ChargeFixtures.aDeclinedCharge;
import static dev.cadence.billing.ChargeFixtures.aPlannedCharge;
import static dev.cadence.bookings.BookingFixtures.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of charges whose booking has an open dispute.
class DisputedChargeTests {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void isPutOffWhenNothingIsUnderWay() {
        assertThat(aPlannedCharge(NOON).putOff(NOON)).isTrue();
        assertThat(aDeclinedCharge(NOON).putOff(NOON)).isTrue();
    }

    @Test
    void isLookedAtAllTheSameWhenItIsInDoubt() {
        assertThat(aChargeBeingConfirmed(NOON).putOff(NOON)).isFalse();
    }

    @Test
    void isCancelledAllTheSame() {
        var charge = aDeclinedCharge(NOON);
        charge.abandon(NOON);

        assertThat(charge.putOff(NOON)).isFalse();
    }

    @Test
    void hasAllItsTimeAgainOnceTheDisputeIsWon() {
        var charge = aDeclinedCharge(NOON);
        var later = NOON.plus(Duration.ofDays(20));

        charge.goOn(TERMS, later);

        assertThat(charge.view()).returns(later, ChargeView::nextStepAt)
            .returns(later.plus(Duration.ofHours(72)), ChargeView::givesUpAt);
    }

    @Test
    void neverCountsMoreAsRefundedThanWasPaid() {
        var charge = ChargeFixtures.aPaidCharge(NOON);

        charge.refunded(1_600_00);

        assertThat(charge.left().minor()).isZero();
    }

}
