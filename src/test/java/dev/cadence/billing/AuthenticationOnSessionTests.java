package dev.cadence.billing;

import java.time.Duration;

import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.Api;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// A bank wants the founder to say that it is them, who has a day for it before the usual retries go on.
@CadenceTest
record AuthenticationOnSessionTests(Marketplace marketplace, Mailbox mailbox) {

    @Test
    void aFounderWhoAuthenticatesHasPaidTheWeek() {
        var booking = anUnauthenticatedBooking();
        assertThat(booking.charges()).containsExactly("0 ACTION_REQUIRED");
        assertThat(booking.stage()).isEqualTo("PAST_DUE");

        var secret = begin(booking).at("/clientSecret");
        assertThat(atStripe().pay(secret, marketplace.cardOf(booking))).isEqualTo("requires_action");
        marketplace.time().settle();
        assertThat(booking.charges()).containsExactly("0 ACTION_REQUIRED");
        marketplace.stripe().authenticate(payment(booking), true);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        assertThat(mailbox.subjectsTo(booking.founder().person().email()))
            .containsOnlyOnce("Please authenticate a payment")
            .startsWith("A week was charged");
        marketplace.assertAllIsWell();
    }

    @Test
    void theOwnerIsToldHowToAuthenticateAndByWhen() {
        var booking = anUnauthenticatedBooking();

        var letter = mailbox.lastTo(booking.founder().person().email());

        assertThat(letter.subject()).isEqualTo("Please authenticate a payment");
        assertThat(letter.text()).contains("USD 1500.00", "the week from 4 March 2026",
                "PUT /v1/charges/" + charge(booking) + "/authentication",
                "tried again on Thursday, 5 March 2026, 12:00 UTC", "On Saturday, 7 March 2026, 12:00 UTC");
    }

    @Test
    void aFounderWhoNeverAuthenticatesIsTriedAtTheStepsAfterADayAndGivenUpAfterThree() {
        var booking = anUnauthenticatedBooking();
        var since = marketplace.now();

        marketplace.time().advance(Duration.ofDays(4));

        assertThat(marketplace.stripe().charges())
            .extracting(attempt -> Duration.between(since, attempt.at()).toHours())
            .containsExactly(0L, 24L, 48L);
        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(booking.read().at("/endedAt")).isEqualTo(since.plus(Duration.ofHours(72)).toString());
        marketplace.assertAllIsWell();
    }

    @Test
    void aFounderWhoFailsToAuthenticateMayTryAgain() {
        var booking = anUnauthenticatedBooking();
        atStripe().pay(begin(booking).at("/clientSecret"), marketplace.cardOf(booking));
        marketplace.stripe().authenticate(payment(booking), false);
        marketplace.time().settle();
        assertThat(booking.charges()).containsExactly("0 ACTION_REQUIRED");

        atStripe().pay(begin(booking).at("/clientSecret"), marketplace.cardOf(booking));
        marketplace.stripe().authenticate(payment(booking), true);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aPaymentOfWhichNobodyToldIsFoundAndNotMadeAgain() {
        var booking = anUnauthenticatedBooking();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        atStripe().pay(begin(booking).at("/clientSecret"), marketplace.cardOf(booking));
        marketplace.stripe().authenticate(payment(booking), true);

        marketplace.time().advance(Duration.ofHours(24));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void aNewCardIsTriedAtOnceInstead() {
        var booking = anUnauthenticatedBooking();

        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void someoneElseGetsNoSecret() {
        var path = "/v1/charges/%s/authentication".formatted(charge(anUnauthenticatedBooking()));

        var refused = marketplace.aFounderWithCard().api().put(path);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("charge-not-found");
        assertThat(refused.text()).doesNotContain("_secret_");
    }

    @Test
    void aPaidChargeHasNothingToAuthenticate() {
        assertThat(begin(marketplace.anActiveBooking()).problem()).isEqualTo("authentication-not-needed");
    }

    private Booked anUnauthenticatedBooking() {
        var booking = marketplace.aTrial();
        marketplace.stripe().cards().requireAuthentication(marketplace.cardOf(booking));
        marketplace.time().advance(TRIAL);
        return booking;
    }

    private static Api.Answer begin(Booked booking) {
        return booking.founder().api().put("/v1/charges/%s/authentication".formatted(charge(booking)));
    }

    private static String charge(Booked booking) {
        return booking.founder().api().get(booking.path() + "/charges").at("/items/0/id");
    }

    private String payment(Booked booking) {
        return marketplace.stripe()
            .charges()
            .stream()
            .filter(attempt -> booking.id().equals(attempt.metadata().get("booking")))
            .findFirst()
            .orElseThrow()
            .paymentIntent();
    }

    private AtStripe atStripe() {
        return new AtStripe(marketplace.stripe().baseUri());
    }

}
