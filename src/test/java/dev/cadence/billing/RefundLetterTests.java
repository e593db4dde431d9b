package dev.cadence.billing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What admins are told by letter about refunds that did not reach their companies.
@CadenceTest
record RefundLetterTests(Marketplace marketplace, Mailbox mailbox, RefundLetterDesk desk) {

    private static final String CAME_BACK = "A refund came back";

    private static final String REFUSED = "A refund was refused";

    @Test
    void everyAdminIsToldOfARefundThatCameBackAndWhatToDoAboutIt() {
        var back = new MoneyBack(marketplace);
        var another = marketplace.cast().admin();
        var booking = marketplace.anActiveBooking();
        var refund = back.ask(booking, 500_00L, "PLATFORM").at("/id");
        marketplace.time().settle();
        comesBack();

        for (var admin : List.of(back.admin(), another)) {
            assertThat(mailbox.subjectsTo(admin.person().email())).containsExactly(CAME_BACK);
            assertThat(mailbox.lastTo(admin.person().email()).text()).isEqualTo(
                    """
                            Hello %s,

                            the bank has sent back a refund of USD 500.00 to Company of %s: expired or canceled card. It is of the \
                            charge of week 0 of booking %s. The company was told that it did not arrive, and that we look into it.

                            Please look at the charge in Stripe's dashboard. What may be over by now, such as too small a balance, \
                            is tried again with PUT /v1/refunds/%s/retry, on the card that was charged. If that card takes no refunds, \
                            settle with the company how else it gets its money. What somebody has refunded by hand needs nothing \
                            more.

                            GET /v1/refunds/%s"""
                        .formatted(admin.person().name(), booking.founder().person().name(), booking.id(), refund,
                                refund));
        }
        assertThat(mailbox.lastTo(back.admin().person().email()).has("List-Unsubscribe")).isFalse();
        assertThat(mailbox.subjectsTo(booking.founder().person().email())).contains("A refund did not arrive");
    }

    @Test
    void everyAdminIsToldOfARefundThatStripeRefuses() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Lose());
        marketplace.stripe().refunds().makeByHand(back.chargeRef(booking), 1_000_00);

        var refund = back.ask(booking, 600_00L, "PLATFORM").at("/id");
        marketplace.time().settle();

        assertThat(mailbox.lastTo(back.admin().person().email(), REFUSED).text()).contains(
                "Stripe has refused a refund of USD 600.00", booking.id(), "The company has not been told of it.",
                "PUT /v1/refunds/%s/retry".formatted(refund));
        assertThat(mailbox.subjectsTo(booking.founder().person().email())).doesNotContain("A refund did not arrive");
    }

    @Test
    void aRefundThatArrivesIsNoNewsToAdmins() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        back.ask(booking, 500_00L, "PLATFORM");
        marketplace.time().advance(Duration.ofDays(31));

        assertThat(mailbox.lettersTo(back.admin().person().email())).isEmpty();
    }

    @Test
    void whatIsTriedAgainIsNotToldOfAnyMoreUntilItFailsAgain() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        booking.cancel();
        var refund = back.ask(booking, 500_00L, "PLATFORM").at("/id");
        marketplace.time().settle();
        comesBack();
        var first = failed(back, refund, 1);
        assertThat(desk.tell(first)).map(Letter::subject).hasValue(CAME_BACK);

        retry(back, booking, refund);
        assertThat(desk.tell(first)).isEmpty();
        comesBack();

        assertThat(desk.tell(first)).isEmpty();
        assertThat(desk.tell(failed(back, refund, 2))).isPresent();
        assertThat(mailbox.subjectsTo(back.admin().person().email())).containsExactly(CAME_BACK, CAME_BACK);
    }

    @Test
    void whatNoMailServerTookForThreeDaysIsNotSentAnyMore() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();
        var refund = back.ask(booking, 500_00L, "PLATFORM").at("/id");
        marketplace.time().settle();
        comesBack();
        var failed = failed(back, refund, 1);

        marketplace.outageOf(Mailer.PATIENCE);
        assertThat(desk.tell(failed)).isPresent();
        marketplace.outageOf(Duration.ofNanos(1_000));
        assertThat(desk.tell(failed)).isEmpty();
    }

    private RefundNews failed(MoneyBack back, String refund, int attempt) {
        return new RefundNews(UUID.fromString(refund), attempt, back.admin().caller().account(), marketplace.now());
    }

    private void retry(MoneyBack back, Booked booking, String refund) {
        var again = back.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(refund));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        marketplace.time().settle();
        assertThat(back.refunds(booking)).containsExactly("PLATFORM 50000 SUCCEEDED");
    }

    /// The bank sends back what was refunded last.
    private void comesBack() {
        marketplace.stripe().refunds().fail(marketplace.stripe().refunds().all().getLast().id());
        marketplace.time().settle();
    }

}
