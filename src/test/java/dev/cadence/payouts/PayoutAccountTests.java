package dev.cadence.payouts;

import java.time.Duration;
import java.util.Map;

import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.WEEK;
import static dev.cadence.testing.Payday.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

/// The account that an engineer is paid to, from its opening to its end.
@CadenceTest
record PayoutAccountTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction, Mailbox mailbox) {

    private static final String ACCOUNT = "/v1/me/payout-account";

    private static final Map<String, String> LINK = Map.of("returnUrl", "https://example.com/paid", "refreshUrl",
            "http://localhost:3000/again");

    @Test
    void anAccountIsOpenedOnceAndBecomesActiveWhenTheProviderSaysSo() {
        var payday = payday();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        assertThat(engineer.api().get(ACCOUNT).at("/state")).isEqualTo("NONE");
        var inPerson = marketplace.cast().inPerson(engineer);

        assertThat(inPerson.post(ACCOUNT, Map.of("country", "PT")).at("/state")).isEqualTo("RESTRICTED");
        assertThat(inPerson.post(ACCOUNT, Map.of("country", "PT")).at("/requirements/0"))
            .isEqualTo("default_payout_method");
        marketplace.stripe().becomes(payday.accountOf(engineer), "pending");
        marketplace.time().settle();
        assertThat(engineer.api().get(ACCOUNT).at("/state")).isEqualTo("PENDING");
        marketplace.stripe().becomes(payday.accountOf(engineer), "active");
        marketplace.time().settle();

        assertThat(engineer.api().get(ACCOUNT).at("/state")).isEqualTo("ACTIVE");
        assertThat(marketplace.stripe().connectedAccounts()).isEqualTo(1);
    }

    @Test
    void anAccountWhoseNoticesAreLostIsLookedAt() {
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        var payday = payday();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        payday.anAccount(engineer);

        marketplace.time().advance(Duration.ofHours(1));

        assertThat(engineer.api().get(ACCOUNT).at("/state")).isEqualTo("ACTIVE");
    }

    @Test
    void aLinkLeadsToTheProviderAndExpires() {
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        var inPerson = marketplace.cast().inPerson(engineer);
        assertThat(inPerson.post(ACCOUNT + "/links", LINK).problem()).isEqualTo("no-payout-account");
        inPerson.post(ACCOUNT, Map.of("country", "PT"));

        var link = inPerson.post(ACCOUNT + "/links", LINK);

        assertThat(link.status()).isEqualTo(201);
        assertThat(link.at("/url")).startsWith("https://");
        assertThat(link.at("/expiresAt")).isEqualTo("2026-03-02T12:05:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://example.com/paid", "javascript:alert(1)", "https://user@example.com/",
            "//example.com", "http://localhost.example.com" })
    void nobodyIsSentBackToAnAddressThatIsNotSafe(String url) {
        var inPerson = marketplace.cast().inPerson(marketplace.anEngineer(Tier.SENIOR));

        var refused = inPerson.post(ACCOUNT + "/links",
                Map.of("returnUrl", url, "refreshUrl", "https://example.com/again"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo("returnUrl");
    }

    @Test
    void aCountryThatDoesNotExistOrIsNotServedIsRefused() {
        var inPerson = marketplace.cast().inPerson(marketplace.anEngineer(Tier.SENIOR));

        assertThat(inPerson.post(ACCOUNT, Map.of("country", "XX")).problem()).isEqualTo("invalid-request");
        assertThat(inPerson.post(ACCOUNT, Map.of("country", "AQ")).problem()).isEqualTo("country-not-supported");
        assertThat(inPerson.post(ACCOUNT, Map.of("country", "PT")).at("/state")).isEqualTo("RESTRICTED");
    }

    @Test
    void aKeyCannotSayWhereMoneyGoes() {
        var engineer = marketplace.anEngineer(Tier.SENIOR);

        assertThat(engineer.api().post(ACCOUNT, Map.of("country", "PT")).problem()).isEqualTo("forbidden");
    }

    @Test
    void payThatFindsTheAccountRestrictedGoesOnWhenItIsInOrder() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().becomes(payday.accountOf(booking.engineer()), "restricted");
        marketplace.stripe().webhooks().plan(new WebhookPlan.Deliver());

        marketplace.time().advance(HOLD.plusHours(3));
        assertThat(booking.engineer().api().get(ACCOUNT).at("/state")).isEqualTo("RESTRICTED");
        assertThat(marketplace.cast().admin().api().get("/v1/payouts?stage=BLOCKED_ACCOUNT").at("/items/0/blockedCode"))
            .isEqualTo("RESTRICTED");
        marketplace.stripe().becomes(payday.accountOf(booking.engineer()), "active");
        marketplace.time().settle();

        assertThat(payday.sentTo(booking.engineer())).containsExactly(342_86L);
        payday.assertAllIsWell();
    }

    @Test
    void anEngineerWhoTookThePlatformsAccessAwayIsPaidToANewAccount() {
        var payday = payday();
        marketplace.stripe().topUp(1_000_00);
        var booking = payday.aBookingOfOneWeek();
        var old = payday.accountOf(booking.engineer());
        marketplace.stripe().deauthorize(old);
        marketplace.time().settle();
        assertThat(booking.engineer().api().get(ACCOUNT).at("/state")).isEqualTo("CLOSED");
        marketplace.time().advance(WEEK.plus(HOLD));

        payday.anAccount(booking.engineer());

        assertThat(payday.accountOf(booking.engineer())).isNotEqualTo(old);
        assertThat(payday.sentTo(booking.engineer())).containsExactlyInAnyOrder(342_86L, 1_200_00L);
        payday.assertAllIsWell();
    }

    @Test
    void anAccountThatIsClosedIsNotPaidTo() {
        var payday = payday();
        var booking = payday.aBookingOfOneWeek();
        marketplace.stripe().closeAccount(payday.accountOf(booking.engineer()));
        marketplace.time().advance(WEEK.plus(HOLD));

        assertThat(booking.engineer().api().get(ACCOUNT).at("/state")).isEqualTo("CLOSED");
        assertThat(payday.sentTo(booking.engineer())).isEmpty();
        payday.assertAllIsWell();
    }

    /// An active account in a region that the platform cannot send to.
    @Test
    void payThatTheRegionDoesNotAllowWaitsAndSaysWhy() {
        var payday = payday();
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var account = payday.aFreshAccount(booking.engineer(), "BR");
        marketplace.stripe().becomes(account, "active");
        marketplace.time().advance(WEEK.plus(HOLD));

        assertThat(marketplace.cast().admin().api().get("/v1/payouts?stage=BLOCKED_ACCOUNT").at("/items/0/blockedCode"))
            .isEqualTo("transfers_not_allowed");
        assertThat(payday.sentTo(booking.engineer())).isEmpty();
        payday.assertAllIsWell();
    }

    @Test
    void aPaymentThatTheBankSendsBackIsToldAndShownUntilOneGoesThrough() {
        var payday = payday();
        var booking = payday.aBookingPaidOut();
        var engineer = booking.engineer();
        marketplace.stripe().payOut(payday.accountOf(engineer), "account_closed");
        marketplace.time().settle();

        assertThat(engineer.api().get(ACCOUNT).at("/bankFailureCode")).isEqualTo("account_closed");
        assertThat(mailbox.lastTo(engineer.person().email()).subject()).isEqualTo("Your bank did not take a payment");

        marketplace.time().advance(Duration.ofDays(1));
        marketplace.stripe().payOut(payday.accountOf(engineer), null);
        marketplace.time().settle();
        assertThat(engineer.api().get(ACCOUNT).at("/bankFailureCode")).isEmpty();
        payday.assertAllIsWell();
    }

    private Payday payday() {
        return new Payday(marketplace, jdbc, events, transaction);
    }

}
