package dev.cadence.payouts;

import java.time.Duration;

import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.simulator.Fault;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.WEEK;
import static dev.cadence.testing.Payday.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever the network and Stripe do to a call: never a second transfer, reversal or account.
@CadenceTest
record HostilePayoutTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    private static final String TRANSFERS = "/v1/transfers";

    private static final String REVERSALS = "/v1/transfers/*/reversals";

    private static final String ACCOUNTS = "/v2/core/accounts";

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aTransferThatGoesWrongManyTimesIsMadeExactlyOnce(Fault.Kind kind) {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        plan(7, "POST", TRANSFERS, kind);

        marketplace.time().advance(WEEK.plus(HOLD).plusDays(2));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aTransferInDoubtThatCannotBeLookedForIsMadeExactlyOnce(Fault.Kind kind) {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        plan(3, "POST", TRANSFERS, Fault.Kind.DROP_AFTER);
        plan(7, "GET", TRANSFERS, kind);

        marketplace.time().advance(WEEK.plus(HOLD).plusDays(2));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aReversalThatGoesWrongManyTimesIsMadeExactlyOnce(Fault.Kind kind) {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        plan(7, "POST", REVERSALS, kind);

        payday.refund(booking, 500_00, Bearer.SHARED);
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 800_00L);
        payday.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void aReversalInDoubtThatCannotBeLookedForIsMadeExactlyOnce(Fault.Kind kind) {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        plan(3, "POST", REVERSALS, Fault.Kind.DROP_AFTER);
        plan(7, "GET", REVERSALS, kind);

        payday.refund(booking, 500_00, Bearer.SHARED);
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 800_00L);
        payday.assertAllIsWell();
    }

    /// A refund may come while nobody knows whether the money was sent.
    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = { "DROP_BEFORE", "DROP_AFTER", "ERROR_BEFORE", "ERROR_AFTER" })
    void aRefundThatComesWhileTheTransferIsInDoubtWaitsUntilThatIsKnown(Fault.Kind kind) {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        marketplace.time().advance(WEEK.plus(HOLD).minusSeconds(1));
        plan(3, "POST", TRANSFERS, kind);
        marketplace.time().advance(Duration.ofSeconds(1));
        assertThat(marketplace.count("payout where stage = 'UNKNOWN'")).isEqualTo(1);

        payday.refund(booking, 500_00, Bearer.SHARED);
        assertThat(marketplace.count("refund_share where stage = 'WAITING'")).isEqualTo(1);
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 800_00L);
        assertThat(payday.booked("ENGINEER_RECEIVABLE", booking.engineer())).isZero();
        payday.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void anAccountWhoseOpeningGoesWrongManyTimesIsOpenedOnce(Fault.Kind kind) {
        var payday = payday();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        plan(7, "POST", ACCOUNTS, kind);
        plan(2, "GET", ACCOUNTS, kind);

        payday.open(engineer, "PT");
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(marketplace.stripe().connectedAccounts()).isEqualTo(1);
        assertThat(engineer.api().get("/v1/me/payout-account").at("/state")).isEqualTo("RESTRICTED");
    }

    @Test
    void keysThatStripeKnowsFromOtherRequestsCostTimeAndNothingElse() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        var atStripe = new AtStripe(marketplace.stripe().baseUri());
        jdbc.sql("select 'tr:' || id || ':g' || n from payout, generate_series(0, 2) n")
            .query(String.class)
            .list()
            .forEach(atStripe::useKey);

        marketplace.time().advance(WEEK.plus(HOLD).plusDays(1));

        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    private void plan(int times, String method, String path, Fault.Kind kind) {
        marketplace.stripe().faults().next(times, method, path, new Fault(kind, Duration.ofMillis(700)));
    }

    private Payday payday() {
        return new Payday(marketplace, jdbc, events, transaction);
    }

}
