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

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// Disputes from the bank's first word to its last, as admins, the booking, the books and Stripe see them.
@CadenceTest
record DisputeStoryTests(Marketplace marketplace, Mailbox mailbox, JdbcClient jdbc) {

    @Test
    void aDisputeInTheMiddleOfAWeekThatIsWonLeavesNothingBehind() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Duration.ofDays(2));

        var dispute = open(back, booking);
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(back.stages()).containsExactly("OPEN");
        assertThat(back.balance("DISPUTE_HOLD")).isEqualTo(150000);
        assertThat(marketplace.count("charge where disputed_since is not null")).isEqualTo(1);
        marketplace.time().advance(Duration.ofDays(3));
        assertThat(back.stages()).containsExactly("EVIDENCE_SUBMITTED");

        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(back.stages()).containsExactly("WON");
        assertThat(back.balance("DISPUTE_HOLD")).isZero();
        assertThat(back.balance("STRIPE_CLEARING")).isEqualTo(150000);
        assertThat(marketplace.count("charge where disputed_since is not null")).isZero();
        marketplace.time().advance(WEEK);
        assertThat(booking.charges()).containsExactly("0 PAID", "1 PAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void aDisputeThatIsLostEndsTheBookingAtThePlatformsCost() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        marketplace.stripe().disputes().lose(open(back, booking));
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ENDED");
        assertThat(booking.read().at("/endReason")).isEqualTo("DISPUTE_LOST");
        assertThat(back.balance("DISPUTE_LOSS")).isEqualTo(150000);
        assertThat(back.balance("DISPUTE_HOLD")).isZero();
        assertThat(booking.earnings()).containsExactly("WEEK 0 120000", "TRIAL  34286");
        assertThat(back.ask(booking, null, "PLATFORM").problem()).isEqualTo("dispute-lost");
        marketplace.time().advance(WEEK);
        assertThat(booking.charges()).containsExactly("0 PAID");
        marketplace.assertAllIsWell();
    }

    @Test
    void anInquiryHoldsWorkAndMovesNoMoney() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var inquiry = marketplace.stripe().disputes().inquire(back.chargeRef(booking));
        marketplace.time().settle();
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(back.disputes().getFirst().at("/inquiry").asBoolean()).isTrue();
        marketplace.stripe().disputes().win(inquiry);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(marketplace.count("ledger_entry where kind like 'DISPUTE%'")).isZero();
        marketplace.assertAllIsWell();
    }

    @Test
    void anInquiryThatBecomesADisputeIsAnsweredAgain() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var stripe = marketplace.stripe().disputes();
        var dispute = stripe.inquire(back.chargeRef(booking));
        marketplace.time().advance(Duration.ofDays(4));
        assertThat(back.stages()).containsExactly("EVIDENCE_SUBMITTED");

        stripe.escalate(dispute);
        marketplace.time().settle();

        assertThat(stripe.all()).extracting(DisputeMade::submissions).containsExactly(2);
        assertThat(back.stages()).containsExactly("EVIDENCE_SUBMITTED");
        assertThat(back.disputes().getFirst().at("/inquiry").asBoolean()).isFalse();
        assertThat(back.balance("DISPUTE_HOLD")).isEqualTo(150000);
        stripe.lose(dispute);
        marketplace.time().settle();
        assertThat(back.balance("DISPUTE_LOSS")).isEqualTo(150000);
        marketplace.assertAllIsWell();
    }

    @Test
    void aDisputeThatIsClosedBeforeWeHearOfItTakesItsWholeCourseAtOnce() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var stripe = marketplace.stripe();
        stripe.webhooks().plan(new WebhookPlan.Hold());
        var dispute = stripe.disputes().open(back.chargeRef(booking));
        stripe.disputes().lose(dispute);
        stripe.webhooks().plan(new WebhookPlan.Deliver());

        stripe.resend(stripe.events()
            .stream()
            .filter(event -> event.type().equals("charge.dispute.closed"))
            .findAny()
            .orElseThrow()
            .id());
        marketplace.time().settle();

        assertThat(booking.read().at("/endReason")).isEqualTo("DISPUTE_LOST");
        assertThat(back.balance("DISPUTE_LOSS")).isEqualTo(150000);
        stripe.webhooks().release();
        marketplace.time().settle();
        assertThat(back.stages()).containsExactly("LOST");
        marketplace.assertAllIsWell();
    }

    @Test
    void theBankIsToldWhatIsOnRecordWithTheAdminsNote() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        open(back, booking);
        var id = back.disputes().getFirst().at("/id").asString();
        var path = "/v1/disputes/" + id;
        assertThat(back.admin().api().get(path).at("/submitsAt"))
            .isEqualTo(marketplace.now().plus(Duration.ofDays(3)).toString());

        var noted = back.admin().api().put(path + "/note", Map.of("text", "They spoke every day."));
        assertThat(noted.at("/note")).isEqualTo("They spoke every day.");
        marketplace.time().advance(Duration.ofDays(3));

        var told = marketplace.stripe().disputes().all().getFirst().evidence();
        assertThat(told).containsOnlyKeys("product_description", "service_date", "access_activity_log",
                "refund_policy_disclosure", "cancellation_policy_disclosure", "uncategorized_text");
        assertThat(told.get("product_description")).contains("Week 1", "1500.00 USD", "tier SENIOR", booking.id());
        assertThat(told.get("service_date")).isEqualTo("2026-03-04T12:00:00Z to 2026-03-11T12:00:00Z");
        assertThat(told.get("access_activity_log")).isEqualTo("""
                2026-03-02T12:00:00Z The company requested the engineer.
                2026-03-02T12:00:00Z The engineer accepted.
                2026-03-02T12:00:00Z Work started.
                2026-03-04T12:00:00Z Week 1 began.
                2026-03-04T12:00:00Z Week 1 was charged: 1500.00 USD.""");
        assertThat(told.get("uncategorized_text")).isEqualTo("""
                Nothing of this booking was refunded.

                They spoke every day.""");
        assertThat(back.admin().api().get(path).at("/evidence/serviceDate")).isEqualTo(told.get("service_date"));
        assertThat(back.admin().api().put(path + "/note", Map.of("text", "Too late.")).problem())
            .isEqualTo("evidence-submitted");
        marketplace.assertAllIsWell();
    }

    @Test
    void theBankIsAnsweredHoweverManyWeeksABookingHas() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        jdbc.sql("""
                insert into charge (id, booking_id, company_id, week, week_starts_at, amount_minor, amount_currency,
                    terms_version, stage, intent_ref, intent_customer_ref, charge_ref, attempts, troubles, stagings,
                    abandoned, refunded_minor, settled_at, version)
                select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, booking_id, company_id, n,
                    week_starts_at + n * interval '168 hours', amount_minor, amount_currency, terms_version, stage,
                    'pi_' || n, intent_customer_ref, 'ch_' || n, 1, 0, 0, false, 0, settled_at, 0
                from charge, generate_series(1, 150) n""").update();

        open(back, booking);
        marketplace.time().advance(Duration.ofDays(3));

        assertThat(back.stages()).containsExactly("EVIDENCE_SUBMITTED");
        var told = marketplace.stripe().disputes().all().getFirst().evidence();
        assertThat(told.get("service_date")).isEqualTo("2026-03-04T12:00:00Z to 2026-03-11T12:00:00Z");
        assertThat(told.get("access_activity_log")).hasSizeLessThan(20_000).contains("Week 151 was charged");
    }

    @Test
    void adminsGetALetterWhenADisputeIsOpened() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        open(back, booking);

        var letter = mailbox.lastTo(back.admin().person().email());
        assertThat(letter.subject()).isEqualTo("A bank disputes a charge");
        assertThat(letter.text()).contains(booking.id(), "product not received",
                back.disputes().getFirst().at("/id").asString());
    }

    @Test
    void aChargeThatIsDisputedTheMomentItIsMadeSuspendsTheBooking() {
        var back = new MoneyBack(marketplace);
        var booking = anActiveBookingOn("pm_card_createDispute");

        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(back.balance("DISPUTE_HOLD")).isEqualTo(150000);
        marketplace.assertAllIsWell();
    }

    @Test
    void aDisputeOfAPaymentInDoubtSettlesThePaymentFirst() {
        var back = new MoneyBack(marketplace);
        marketplace.stripe().webhooks().plan("payment_intent.succeeded", new WebhookPlan.Lose());
        marketplace.stripe().faults().next(1, "POST", "/v1/payment_intents/*/confirm", Fault.Kind.DROP_AFTER);

        var booking = anActiveBookingOn("pm_card_createDispute");

        assertThat(booking.charges()).containsExactly("0 PAID");
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(back.stages()).containsExactly("OPEN");
        marketplace.assertAllIsWell();
    }

    @Test
    void ofTwoDisputesTheLastToCloseDecides() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(WEEK);
        var stripe = marketplace.stripe().disputes();
        var first = stripe.open(marketplace.taken(booking).getFirst().id());
        var second = stripe.open(marketplace.taken(booking).getLast().id());
        marketplace.time().settle();

        stripe.win(first);
        marketplace.time().settle();
        assertThat(booking.stage()).isEqualTo("SUSPENDED");
        assertThat(back.stages()).containsExactlyInAnyOrder("WON", "OPEN");
        stripe.win(second);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @Test
    void twoDisputesThatCloseAtTheSameMomentLeaveNoBookingSuspended() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(WEEK);
        var stripe = marketplace.stripe();
        var first = stripe.disputes().open(marketplace.taken(booking).getFirst().id());
        var second = stripe.disputes().open(marketplace.taken(booking).getLast().id());
        marketplace.time().settle();
        stripe.webhooks().plan(new WebhookPlan.Duplicate(5));

        stripe.disputes().win(first);
        stripe.disputes().win(second);
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
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
