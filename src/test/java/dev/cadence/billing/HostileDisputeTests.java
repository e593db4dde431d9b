package dev.cadence.billing;

import java.time.Duration;

import dev.cadence.simulator.DisputeMade;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever the network and Stripe do: the bank has its evidence in time and once, and the books follow the bank.
@CadenceTest
record HostileDisputeTests(Marketplace marketplace) {

    private static final String DISPUTE = "/v1/disputes/*";

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void evidenceWhoseSubmissionGoesWrongOnceIsSubmittedOnce(Fault.Kind kind) {
        assertThatTheBankIsAnsweredOnceDespite(() -> plan(1, "POST", DISPUTE, kind));
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void evidenceWhoseSubmissionGoesWrongManyTimesIsSubmittedOnce(Fault.Kind kind) {
        assertThatTheBankIsAnsweredOnceDespite(() -> plan(7, "POST", DISPUTE, kind));
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aSubmissionInDoubtThatCannotBeLookedAtForAWhileIsMadeOnce(Fault.Kind kind) {
        assertThatTheBankIsAnsweredOnceDespite(() -> {
            marketplace.stripe().faults().next(3, "POST", DISPUTE, Fault.Kind.DROP_AFTER);
            plan(7, "GET", DISPUTE, kind);
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aDisputeThatCannotBeReadWhenItsNoticesArriveIsFollowedAllTheSame(Fault.Kind kind) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        plan(7, "GET", DISPUTE, kind);

        var dispute = marketplace.stripe().disputes().open(back.chargeRef(booking));
        marketplace.time().advance(Duration.ofHours(2));
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().advance(Duration.ofHours(2));

        assertThat(back.balance("DISPUTE_LOSS")).isEqualTo(150000);
        marketplace.assertAllIsWell();
    }

    @Test
    void theEndOfADisputeIsFoundWithoutAnyNoticeOfIt() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var dispute = marketplace.stripe().disputes().open(back.chargeRef(booking));
        marketplace.time().advance(Duration.ofDays(4));
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());

        marketplace.stripe().disputes().win(dispute);
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(back.balance("DISPUTE_HOLD")).isZero();
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void noticesThatComeTwiceAndOutOfOrderChangeNothingTwice(long seed) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var stripe = marketplace.stripe();
        stripe.webhooks().plan(new WebhookPlan.Hold());
        var dispute = stripe.disputes().inquire(back.chargeRef(booking));
        stripe.disputes().escalate(dispute);
        stripe.disputes().win(dispute);

        stripe.webhooks().releaseShuffled(seed);
        marketplace.time().settle();
        stripe.events().forEach(event -> stripe.resend(event.id()));
        marketplace.time().settle();

        assertThat(back.stages()).containsExactly("WON");
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(back.entries("DISPUTE_WITHDRAWN")).isEqualTo(1);
        assertThat(back.entries("DISPUTE_REINSTATED")).isEqualTo(1);
        assertThat(back.balance("DISPUTE_HOLD")).isZero();
        marketplace.assertAllIsWell();
    }

    private void assertThatTheBankIsAnsweredOnceDespite(Runnable trouble) {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var dispute = marketplace.stripe().disputes().open(back.chargeRef(booking));
        marketplace.time().settle();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        trouble.run();

        marketplace.time().advance(Duration.ofDays(5));

        assertThat(marketplace.stripe().disputes().all()).extracting(DisputeMade::submissions).containsExactly(1);
        assertThat(back.stages()).containsExactly("EVIDENCE_SUBMITTED");
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().advance(Duration.ofDays(1));
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(back.balance("DISPUTE_HOLD")).isZero();
        marketplace.assertAllIsWell();
    }

    private void plan(int times, String method, String path, Fault.Kind kind) {
        marketplace.stripe().faults().next(times, method, path, new Fault(kind, Duration.ofMillis(700)));
    }

}
