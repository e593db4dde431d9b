package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.billing.ChargeOutcome.ActionRequired;
import dev.cadence.billing.ChargeOutcome.Cancelled;
import dev.cadence.billing.ChargeOutcome.Declined;
import dev.cadence.billing.ChargeOutcome.NotAttempted;
import dev.cadence.billing.ChargeOutcome.Paid;
import dev.cadence.billing.ChargeOutcome.Unknown;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

class ChargeTests {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final Duration TICK = Duration.ofNanos(1_000);

    private static final Declined SOFT = new Declined("ch_1", "insufficient_funds", false);

    @Test
    void isStagedThenConfirmedThenPaid() {
        var charge = aPlannedCharge();

        assertThat(take(charge, NOON)).isInstanceOf(ChargeStep.Stage.class);
        charge.staged("pi_1", NOON);
        assertThat(take(charge, NOON)).isInstanceOf(ChargeStep.Confirm.class);
        assertThat(charge.record(new Paid("ch_1"), TERMS, NOON)).isTrue();
        assertThat(charge.view()).returns(Charge.Stage.PAID, ChargeView::stage).returns(NOON, ChargeView::settledAt);
    }

    @Test
    void belongsToWhoeverTookItUntilTheLeaseEnds() {
        var charge = aChargeBeingConfirmed();

        assertThat(charge.underWay(NOON.plus(Charge.LEASE).minus(TICK))).isTrue();
        assertThat(charge.underWay(NOON.plus(Charge.LEASE))).isFalse();
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Charge.LEASE));
    }

    @Test
    void isLookedAtWhenNobodyCameBackFromTheCall() {
        assertThat(take(aChargeBeingConfirmed(), NOON.plus(Charge.LEASE))).isEqualTo(new ChargeStep.Look("pi_1"));
    }

    @Test
    void isLookedAtAgainAfterTwiceTheTimeEachTimeUpToTenMinutes() {
        var charge = aChargeBeingConfirmed();

        var waits = IntStream.range(0, 9).mapToObj(time -> {
            charge.record(new Unknown("timeout"), TERMS, NOON);
            return Duration.between(NOON, charge.view().nextStepAt()).toSeconds();
        }).toList();

        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 640L, 640L);
    }

    @Test
    void isConfirmedUnderANewNumberWhenNoAttemptHasReachedThePayment() {
        var charge = aChargeBeingConfirmed();
        charge.record(new Unknown("timeout"), TERMS, NOON);
        charge.record(new NotAttempted(), TERMS, NOON.plusSeconds(10));

        assertThat(take(charge, NOON.plusSeconds(10)))
            .asInstanceOf(InstanceOfAssertFactories.type(ChargeStep.Confirm.class))
            .extracting(confirm -> confirm.order().attempt())
            .isEqualTo(2);
    }

    @Test
    void isStagedUnderANewKeyOnlyAfterThreeUnclearAnswers() {
        var charge = aPlannedCharge();

        var keys = IntStream.range(0, 7).mapToObj(time -> {
            var step = (ChargeStep.Stage) take(charge, NOON);
            charge.notStaged(NOON);
            return step.attempt();
        }).toList();

        assertThat(keys).containsExactly(0, 0, 0, 1, 1, 1, 2);
    }

    @Test
    void isTriedAgainAtEachStepAfterTheFirstDecline() {
        var charge = aChargeDeclinedAt(NOON);
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(6)));

        declinedAgain(charge, "ch_2", NOON.plus(Duration.ofHours(6)));
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));

        declinedAgain(charge, "ch_3", NOON.plus(Duration.ofHours(24)));
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));

        declinedAgain(charge, "ch_4", NOON.plus(Duration.ofHours(48)));
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(72)));
    }

    @Test
    void isGivenUpTheInstantSeventyTwoHoursAreOver() {
        assertThat(take(aChargeDeclinedAt(NOON), NOON.plus(Duration.ofHours(72)).minus(TICK)))
            .isInstanceOf(ChargeStep.Confirm.class);
        assertThat(take(aChargeDeclinedAt(NOON), NOON.plus(Duration.ofHours(72))))
            .isInstanceOf(ChargeStep.Cancel.class);
    }

    @Test
    void skipsTheStepsThatPassedWhileNobodyWasThere() {
        var charge = aChargeDeclinedAt(NOON);

        declinedAgain(charge, "ch_2", NOON.plus(Duration.ofHours(30)));

        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void waitsForANewCardAfterAHardDecline() {
        var charge = aChargeBeingConfirmed();
        charge.record(new Declined("ch_1", "lost_card", true), TERMS, NOON);
        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Duration.ofHours(72)));

        charge.tryNewCard(NOON.plusSeconds(60));

        assertThat(take(charge, NOON.plusSeconds(60))).isInstanceOf(ChargeStep.Confirm.class);
    }

    @Test
    void waitsForTheFounderWhenTheBankWantsThemToAuthenticate() {
        var charge = aChargeBeingConfirmed();

        assertThat(charge.record(new ActionRequired("ch_1"), TERMS, NOON)).isTrue();
        assertThat(charge.view()).returns(Charge.Stage.ACTION_REQUIRED, ChargeView::stage)
            .returns(NOON.plus(Duration.ofHours(72)), ChargeView::nextStepAt);
    }

    @Test
    void doesNotTakeTheEchoOfAnOldDeclineForTheOutcomeOfTheAttemptInDoubt() {
        var charge = aChargeDeclinedAt(NOON);
        var retry = NOON.plus(Duration.ofHours(6));
        take(charge, retry);
        charge.record(new Unknown("timeout"), TERMS, retry);

        assertThat(charge.record(SOFT, TERMS, retry.plusSeconds(10))).isFalse();
        assertThat(charge.view().stage()).isEqualTo(Charge.Stage.STAGED);
    }

    @Test
    void keepsToItsLadderWhenALookAfterTheDeclineBringsNothing() {
        var charge = aChargeDeclinedAt(NOON);

        charge.record(new Unknown("timeout"), TERMS, NOON.plusSeconds(1));

        assertThat(charge.view()).returns(Charge.Stage.DECLINED, ChargeView::stage)
            .returns(NOON.plus(Duration.ofHours(6)), ChargeView::nextStepAt);
    }

    @Test
    void isNotConfirmedAnyMoreWhenItsTimeRanOutWhileItWasInDoubt() {
        var charge = aChargeDeclinedAt(NOON);
        take(charge, NOON.plus(Duration.ofHours(48)));
        charge.record(new Unknown("timeout"), TERMS, NOON.plus(Duration.ofHours(48)));
        charge.record(new NotAttempted(), TERMS, NOON.plus(Duration.ofHours(80)));

        assertThat(take(charge, NOON.plus(Duration.ofHours(80)))).isInstanceOf(ChargeStep.Cancel.class);
    }

    @Test
    void waitsBeforeItIsConfirmedAgainSoThatNothingSpins() {
        var charge = aChargeBeingConfirmed();

        charge.record(new NotAttempted(), TERMS, NOON);

        assertThat(charge.view().nextStepAt()).isEqualTo(NOON.plus(Charge.FIRST_LOOK));
    }

    @Test
    void staysPaidWhateverIsHeardLater() {
        var charge = aChargeBeingConfirmed();
        charge.record(new Paid("ch_2"), TERMS, NOON);

        assertThat(charge.record(SOFT, TERMS, NOON.plusSeconds(1))).isFalse();
        assertThat(charge.record(new Cancelled(), TERMS, NOON.plusSeconds(2))).isFalse();
        charge.abandon(NOON.plusSeconds(3));
        assertThat(charge.view().stage()).isEqualTo(Charge.Stage.PAID);
    }

    @Test
    void isPaidWhenTheMoneyCameThoughADeclineWasHeardFirst() {
        assertThat(aChargeDeclinedAt(NOON).record(new Paid("ch_2"), TERMS, NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void isCancelledAtOnceWhenItIsAbandonedWhileNothingIsUnderWay() {
        var charge = aChargeDeclinedAt(NOON);

        charge.abandon(NOON.plusSeconds(60));

        assertThat(take(charge, NOON.plusSeconds(60))).isInstanceOf(ChargeStep.Cancel.class);
        assertThat(charge.record(new Cancelled(), TERMS, NOON.plusSeconds(61))).isTrue();
        assertThat(charge.view().stage()).isEqualTo(Charge.Stage.VOID);
    }

    @Test
    void isCancelledAsSoonAsItIsStagedWhenItIsAbandonedBefore() {
        var charge = aPlannedCharge();
        take(charge, NOON);
        charge.abandon(NOON.plusSeconds(1));
        assertThat(charge.view().stage()).isEqualTo(Charge.Stage.PLANNED);

        charge.staged("pi_1", NOON.plusSeconds(2));

        assertThat(take(charge, NOON.plusSeconds(2))).isEqualTo(new ChargeStep.Cancel("pi_1"));
    }

    @Test
    void isCancelledAfterTheAttemptUnderWayWhenItIsAbandonedMeanwhile() {
        var charge = aChargeDeclinedAt(NOON);
        var retry = NOON.plus(Duration.ofHours(6));
        take(charge, retry);
        charge.abandon(retry);

        charge.record(new Declined("ch_2", "insufficient_funds", false), TERMS, retry.plusSeconds(1));

        assertThat(take(charge, retry.plusSeconds(1))).isInstanceOf(ChargeStep.Cancel.class);
    }

    @Test
    void isPaidWhenTheAttemptUnderWaySucceedsThoughItWasAbandonedMeanwhile() {
        var charge = aChargeDeclinedAt(NOON);
        var retry = NOON.plus(Duration.ofHours(6));
        take(charge, retry);
        charge.abandon(retry);

        assertThat(charge.record(new Paid("ch_2"), TERMS, retry.plusSeconds(1))).isTrue();
        assertThat(charge.view().stage()).isEqualTo(Charge.Stage.PAID);
    }

    @Test
    void isNotTriedOnANewCardOnceItIsAbandoned() {
        var charge = aChargeDeclinedAt(NOON);
        charge.abandon(NOON.plusSeconds(60));

        charge.tryNewCard(NOON.plusSeconds(90));

        assertThat(take(charge, NOON.plusSeconds(90))).isInstanceOf(ChargeStep.Cancel.class);
    }

    private static void declinedAgain(Charge charge, String failure, Instant at) {
        take(charge, at);
        charge.record(new Declined(failure, "insufficient_funds", false), TERMS, at);
    }

    private static Charge aPlannedCharge() {
        return new Charge(new BookingEvent.WeekBegan(BookingId.next(),
                new BookingEvent.Parties(CompanyId.next(), EngineerId.next()),
                new BookingEvent.Deal(Money.usd(1_500_00), 1), new Week(0, NOON), NOON), NOON);
    }

    private static Charge aChargeBeingConfirmed() {
        var charge = aPlannedCharge();
        take(charge, NOON);
        charge.staged("pi_1", NOON);
        take(charge, NOON);
        return charge;
    }

    private static Charge aChargeDeclinedAt(Instant instant) {
        var charge = aChargeBeingConfirmed();
        charge.record(SOFT, TERMS, instant);
        return charge;
    }

    private static ChargeStep take(Charge charge, Instant now) {
        return charge.take("cus_1", "pm_1", now);
    }

}
