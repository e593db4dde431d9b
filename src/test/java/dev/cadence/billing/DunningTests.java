package dev.cadence.billing;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.AtStripe;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// What is tried when a card does not pay, on which card, how often, and who is told.
@CadenceTest
record DunningTests(Marketplace marketplace, Mailbox mailbox, JdbcClient jdbc) {

    @Test
    void oneCardIsTriedTenTimesInAMonthWhoeverSavedItAndForWhateverBooking() {
        var founder = marketplace.aFounderWithCard();
        var other = marketplace.aFounderWithCard();
        var bookings = Stream.of(founder, founder, other)
            .map(payer -> marketplace.accepted(marketplace.aRequest(payer, marketplace.anEngineer(Tier.JUNIOR))))
            .toList();
        marketplace.stripe().cards().decline(marketplace.cardOf(founder), "insufficient_funds");
        marketplace.stripe().cards().decline(marketplace.cardOf(other), "insufficient_funds");

        marketplace.time().advance(TRIAL.plusHours(47));
        assertThat(marketplace.stripe().charges()).hasSize(9);
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(marketplace.stripe().charges()).hasSize(10);
        marketplace.time().advance(Duration.ofMinutes(1));
        assertThat(bookings.stream().map(DunningTests::failureCode)).containsExactlyInAnyOrder("insufficient_funds",
                "attempts_exhausted", "attempts_exhausted");
        marketplace.time().advance(Duration.ofHours(24));
        assertThat(bookings.stream().map(booking -> booking.read().at("/endReason"))).containsOnly("UNPAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void aChargeOnACardThatIsExhaustedIsTriedAtOnceOnAnother() {
        var booking = anExhaustedBooking();
        assertThat(failureCode(booking)).isEqualTo("attempts_exhausted");
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(marketplace.stripe().charges()).isEmpty();

        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aChargeIsNotToldToBeTriedOnACardThatIsExhausted() {
        var booking = anExhaustedBooking();
        var founder = booking.founder().api();
        marketplace.saveCard(founder, "pm_card_chargeCustomerFail");
        var exhausted = founder.get("/v1/cards").at("/items/1/id");

        var told = founder.put("/v1/cards/%s/default?dry_run=true".formatted(exhausted));

        assertThat(told.at("/chosen")).isEqualTo("true");
        assertThat(told.body().at("/chargesToTry").isArray()).isTrue();
        assertThat(told.body().at("/chargesToTry")).isEmpty();
    }

    @Test
    void attemptsOfMoreThanAMonthAgoDoNotCount() {
        var booking = anExhaustedBooking();
        jdbc.sql("update charge_attempt set begun_at = begun_at - interval '30 days'").update();

        marketplace.time().advance(Duration.ofHours(6));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
    }

    private Booked anExhaustedBooking() {
        var booking = marketplace.aTrial();
        jdbc.sql("alter table charge_attempt disable trigger all").update();
        jdbc.sql(
                """
                        insert into charge_attempt (charge_id, number, payment_method_ref, fingerprint, refused, begun_at, outcome)
                        select gen_random_uuid(), 1, 'pm_other', (select fingerprint from card), false, ?, 'Declined'
                        from generate_series(1, 10)""")
            .param(marketplace.now().atOffset(ZoneOffset.UTC))
            .update();
        jdbc.sql("alter table charge_attempt enable trigger all").update();
        marketplace.time().advance(TRIAL);
        return booking;
    }

    @Test
    void aCardThatWasRefusedForGoodIsNotTriedForTheSameWeekAgain() {
        var booking = marketplace.aTrial();
        var founder = booking.founder().api();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "lost_card");
        marketplace.time().advance(TRIAL);
        marketplace.saveCard(founder, "pm_card_chargeCustomerFail");
        assertThat(marketplace.stripe().charges()).hasSize(2);

        var lost = founder.get("/v1/cards").at("/items/1/id");
        assertThat(founder.put("/v1/cards/%s/default".formatted(lost)).status()).isEqualTo(200);
        marketplace.time().advance(Duration.ofHours(71));
        assertThat(marketplace.stripe().charges()).hasSize(2);
        assertThat(failureCode(booking)).isEqualTo("card_refused");
        var other = founder.get("/v1/cards").at("/items/0/id");
        founder.put("/v1/cards/%s/default".formatted(other));
        marketplace.time().settle();

        assertThat(marketplace.stripe().charges()).hasSize(3);
    }

    @Test
    void aCardThatIsSavedWhileARetryIsInDoubtIsTriedAsSoonAsTheRetryIsKnownToHaveFailed() {
        var booking = marketplace.aPastDueBooking();
        marketplace.stripe().webhooks().plan("payment_intent.payment_failed", new WebhookPlan.Lose());
        marketplace.stripe().faults().next(3, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_AFTER);
        marketplace.time().advance(Duration.ofHours(6));
        assertThat(booking.charges()).containsExactly("0 UNKNOWN");

        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");
        assertThat(booking.charges()).containsExactly("0 UNKNOWN");
        marketplace.time().advance(Charge.LEASE);

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.stripe().charges()).hasSize(3);
        marketplace.assertAllIsWell();
    }

    @Test
    void aPaymentThatTheBankProcessesLeavesTheBookingAsItIsUntilItSettles() {
        var booking = aProcessedBooking();

        marketplace.stripe().settle(payment());
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void aPaymentThatTheBankProcessesInVainIsDunnedFromThenOn() {
        var booking = aProcessedBooking();
        var since = marketplace.now();

        marketplace.stripe().settleDeclined(payment(), "insufficient_funds");
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        assertThat(booking.founder().api().get(booking.path() + "/charges").at("/items/0/givesUpAt"))
            .isEqualTo(since.plus(Duration.ofHours(72)).toString());
    }

    @Test
    void aPaymentThatSettlesWithoutANoticeIsFoundWithinTheHour() {
        var booking = aProcessedBooking();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());

        marketplace.stripe().settle(payment());
        marketplace.time().advance(Duration.ofHours(1));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    private Booked aProcessedBooking() {
        var booking = marketplace.aTrial();
        marketplace.stripe().cards().linger(marketplace.cardOf(booking));
        marketplace.time().advance(TRIAL.plusHours(80));
        assertThat(booking.charges()).containsExactly("0 PROCESSING");
        assertThat(booking.stage()).isEqualTo("TRIAL");
        assertThat(looks()).isLessThan(100);
        return booking;
    }

    @Test
    void aPaymentThatSomebodyCancelsInTheDashboardIsReplacedAtTheNextStep() {
        var booking = marketplace.aPastDueBooking();
        var first = payment();
        new AtStripe(marketplace.stripe().baseUri()).cancel(first);
        marketplace.time().settle();
        assertThat(booking.charges()).containsExactly("0 DECLINED");
        assertThat(booking.stage()).isEqualTo("PAST_DUE");

        marketplace.stripe().cards().approve(marketplace.cardOf(booking));
        marketplace.time().advance(Duration.ofHours(6));

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1).noneMatch(taken -> taken.paymentIntent().equals(first));
        marketplace.assertAllIsWell();
    }

    @Test
    void aPaymentThatStripeCancelsAfterTooManyConfirmationsIsReplacedAndTheLadderGoesOn() {
        var booking = marketplace.aTrial();
        marketplace.stripe().limitConfirmations(2);
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");
        marketplace.time().advance(TRIAL);
        var since = marketplace.now();

        marketplace.time().advance(Duration.ofHours(80));

        assertThat(marketplace.stripe().charges())
            .extracting(attempt -> Duration.between(since, attempt.at()).toHours())
            .containsExactly(0L, 6L, 24L, 48L);
        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(booking.read().at("/endedAt")).isEqualTo(since.plus(Duration.ofHours(72)).toString());
        marketplace.assertAllIsWell();
    }

    @Test
    void aRequestThatStripeFindsFaultWithIsRepeatedEverMoreSeldomAndDunsNobody() {
        var booking = marketplace.aTrial();
        jdbc.sql("update booking set weekly_price_minor = 30").update();

        marketplace.time().advance(TRIAL.plusHours(10));

        assertThat(booking.stage()).isEqualTo("TRIAL");
        assertThat(booking.charges()).containsExactly("0 PLANNED");
        assertThat(booking.founder().api().get(booking.path() + "/charges").body().at("/items/0").has("failureCode"))
            .isFalse();
        assertThat(mailbox.subjectsTo(booking.founder().person().email())).containsExactly("Your trial ends soon",
                "Your request was accepted");
        assertThat(marketplace.stripe()
            .requests()
            .stream()
            .filter(request -> request.method().equals("POST") && request.path().equals("/v1/payment_intents")))
            .hasSizeBetween(9, 25);
    }

    @Test
    void aDeclinedWeekIsGivenUpAfterThreeWeeksOfOutageWithoutBeingTriedAgain() {
        var booking = marketplace.aPastDueBooking();

        marketplace.outageOf(WEEK.multipliedBy(3));
        marketplace.time().settle();

        assertThat(booking.read().at("/endReason")).isEqualTo("UNPAID");
        assertThat(marketplace.stripe().charges()).hasSize(1);
        marketplace.assertAllIsWell();
    }

    @Test
    void anEngineerWhoIsBookedAgainRightAfterACancellationIsPaidForEachWeekOnce() {
        var booking = marketplace.anActiveBooking();
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));

        var again = marketplace.accepted(marketplace.aRequest(booking.founder(), booking.engineer()));

        assertThat(again.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.taken(booking)).hasSize(1);
        assertThat(marketplace.taken(again)).hasSize(1);
        marketplace.time().advance(WEEK);
        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(again.charges()).containsExactly("0 PAID", "1 PAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void theOwnerIsToldOfEachDeclineAndOfTheEnd() {
        var booking = marketplace.aPastDueBooking();
        var owner = booking.founder().person().email();

        assertThat(mailbox.lastTo(owner).subject()).isEqualTo("A payment failed");
        assertThat(mailbox.lastTo(owner).text()).contains("USD 1500.00", "the week from 4 March 2026",
                "the card has not enough funds, or has reached its limit",
                "tried again on Wednesday, 4 March 2026, 18:00 UTC", "GET /v1/cards",
                "On Saturday, 7 March 2026, 12:00 UTC the payment is given up");
        marketplace.time().advance(Duration.ofDays(4));

        assertThat(mailbox.subjectsTo(owner)).containsExactly("A booking ended unpaid", "A payment failed",
                "A payment failed", "A payment failed", "A payment failed", "Your trial ends soon",
                "Your request was accepted");
    }

    @Test
    void nobodyIsToldOfADeclineThatAnotherCardHasMadeGood() {
        var booking = marketplace.aTrial();
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "lost_card");
        marketplace.time().advance(TRIAL);
        assertThat(mailbox.lastTo(booking.founder().person().email()).text()).contains("not tried on this card again");

        marketplace.saveCard(booking.founder().api(), "pm_card_mastercard");
        marketplace.time().advance(Duration.ofDays(4));

        assertThat(mailbox.subjectsTo(booking.founder().person().email())).containsExactly("A week was charged",
                "A payment failed", "Your trial ends soon", "Your request was accepted");
    }

    private static String failureCode(Booked booking) {
        return booking.founder().api().get(booking.path() + "/charges").at("/items/0/failureCode");
    }

    private String payment() {
        return marketplace.stripe().charges().getFirst().paymentIntent();
    }

    private long looks() {
        return marketplace.stripe()
            .requests()
            .stream()
            .filter(request -> request.method().equals("GET") && request.path().startsWith("/v1/payment_intents/"))
            .count();
    }

}
