package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;

import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.billing.Refund.Turn;
import dev.cadence.billing.RefundOutcome.Accepted;
import dev.cadence.billing.RefundOutcome.Failed;
import dev.cadence.billing.RefundOutcome.NotMade;
import dev.cadence.billing.RefundOutcome.Refused;
import dev.cadence.billing.RefundOutcome.Unknown;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import org.junit.jupiter.api.Test;

import static dev.cadence.bookings.BookingFixtures.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefundTests {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final Accepted DONE = new Accepted("re_1", false);

    private final Charge charge = ChargeFixtures.aPaidCharge(NOON);

    private final Refund refund = Refund.asked(charge, Money.usd(5_00), Bearer.SHARED, "An apology.", Ids.next(), NOON);

    @Test
    void isSentAndSucceeds() {
        assertThat(refund.take(charge, NOON)).get().isInstanceOf(RefundStep.Send.class);
        assertThat(refund.record(DONE, NOON)).isEqualTo(Turn.ACCEPTED);

        assertThat(refund.view()).returns(Refund.Stage.SUCCEEDED, RefundView::stage)
            .returns(NOON, RefundView::settledAt);
        assertThat(refund.record(DONE, NOON)).isEqualTo(Turn.NONE);
    }

    @Test
    void isLookedForBeforeItIsSentAgain() {
        refund.take(charge, NOON);
        refund.record(new Unknown("timeout"), NOON);

        assertThat(refund.take(charge, NOON)).get().isInstanceOf(RefundStep.Find.class);
        refund.record(new NotMade(), NOON);
        assertThat(refund.take(charge, NOON)).get()
            .isEqualTo(
                    new RefundStep.Send(new CardRefunds.RefundOrder(refund.id(), "pi_1", "ch_1", Money.usd(5_00), 1)));
    }

    @Test
    void isLookedForWhenNobodyCameBackFromTheCall() {
        refund.take(charge, NOON);

        assertThat(refund.take(charge, NOON.plus(Charge.LEASE))).get().isInstanceOf(RefundStep.Find.class);
    }

    @Test
    void waitsForADisputeAndGoesOnOrIsGivenUp() {
        charge.dispute(NOON);
        assertThat(refund.take(charge, NOON)).isEmpty();
        assertThat(refund.view().stage()).isEqualTo(Refund.Stage.WAITING);

        charge.endDispute();
        refund.goOn(NOON);
        assertThat(refund.take(charge, NOON)).get().isInstanceOf(RefundStep.Send.class);
        refund.giveUp(NOON);
        assertThat(refund.record(DONE, NOON)).isEqualTo(Turn.NONE);
    }

    @Test
    void thatIsRefusedWasNeverOnItsWay() {
        refund.take(charge, NOON);

        assertThat(refund.record(new Refused("charge_already_refunded"), NOON)).isEqualTo(Turn.REFUSED);
        assertThat(refund.view()).returns(Refund.Stage.FAILED, RefundView::stage)
            .returns("charge_already_refunded", RefundView::failureCode);
    }

    @Test
    void thatIsRefusedForADisputeIsAnotherAttemptAnHourLater() {
        refund.take(charge, NOON);
        assertThat(refund.record(new Refused("charge_disputed"), NOON)).isEqualTo(Turn.NONE);

        assertThat(refund.attempts()).isEqualTo(2);
        assertThat(refund.view().stage()).isEqualTo(Refund.Stage.REQUESTED);
    }

    @Test
    void canComeBackAfterItSucceeded() {
        refund.take(charge, NOON);
        refund.record(DONE, NOON);

        assertThat(refund.record(new Failed("re_1", "declined"), NOON.plus(Duration.ofDays(9))))
            .isEqualTo(Turn.CAME_BACK);
        assertThat(refund.record(DONE, NOON.plus(Duration.ofDays(10)))).isEqualTo(Turn.NONE);
    }

    @Test
    void thatCameBackHasNewEntriesInTheBooksWhenItIsTriedAgain() {
        refund.take(charge, NOON);
        refund.record(DONE, NOON);
        refund.record(new Failed("re_1", "declined"), NOON);
        var before = refund.postingId();

        refund.retry(NOON);

        assertThat(refund.postingId()).isNotEqualTo(before);
        assertThat(refund.attempts()).isEqualTo(2);
    }

    @Test
    void thatWasRefusedKeepsItsEntryInTheBooksWhenItIsTriedAgain() {
        refund.take(charge, NOON);
        refund.record(new Refused("refused"), NOON);

        refund.retry(NOON);

        assertThat(refund.postingId()).isEqualTo(refund.id());
    }

    @Test
    void isTriedAgainOnlyAfterItHasFailed() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> refund.retry(NOON))
            .returns("refund-not-failed", Refusal::code);
    }

    @Test
    void partsThatAreSharedAddUpToWhatTheEngineerEarnedWhateverTheParts() {
        for (var cents : new long[] { 1, 7, 333_33, 599_99 }) {
            var left = Money.usd(1_500_00);
            var engineer = Money.usd(0);
            while (left.minor() > 0) {
                var part = Money.usd(Math.min(cents * 101, left.minor()));
                var effect = RefundEffect.of(part, Bearer.SHARED, left, TERMS);
                assertThat(effect.engineer().plus(effect.platform())).isEqualTo(part);
                engineer = engineer.plus(effect.engineer());
                left = left.plus(part.negated());
            }
            assertThat(engineer).isEqualTo(Money.usd(1_200_00));
        }
    }

}
