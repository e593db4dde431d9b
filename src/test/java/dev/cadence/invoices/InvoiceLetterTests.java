package dev.cadence.invoices;

import java.util.UUID;

import dev.cadence.mail.Mailer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// The owner of a company is told what was charged and given back, and where the document is.
@CadenceTest
record InvoiceLetterTests(Marketplace marketplace, Mailbox mailbox, InvoiceLetterDesk desk,
        ApplicationEventPublisher events, TransactionOperations transactions, JdbcClient jdbc) {

    @Test
    void eachWeekThatIsChargedIsToldOnceWithItsInvoicesPlace() {
        var booking = marketplace.anActiveBooking();
        var invoice = newest(booking);

        assertThat(to(booking, "A week was charged").text()).contains(
                "we have charged USD 1500.00 to your visa ending in 4242 for:",
                "Senior engineer, week 0 of booking %s, 2026-03-04 12:00 to 2026-03-11 12:00 UTC"
                    .formatted(booking.id()),
                "INV-2026-000001", "GET /v1/invoices/%s/document".formatted(invoice));
        assertThat(booking.founder()
            .api()
            .with("Accept", "text/html")
            .get("/v1/invoices/%s/document".formatted(invoice))
            .status()).isEqualTo(200);
        refunding().chargedAgain(booking);
        assertThat(receipts(booking)).isOne();
        marketplace.time().advance(Marketplace.WEEK);

        assertThat(receipts(booking)).isEqualTo(2);
        assertThat(to(booking, "A week was charged").text()).contains("week 1 of", "INV-2026-000002");
    }

    @Test
    void aReceiptCanBeTurnedOffAndWhatFailedCannot() {
        var booking = marketplace.anActiveBooking();
        var refund = UUID.randomUUID();
        refunding().refunded(booking, refund, 500_00);
        refunding().refundFailed(booking, refund, 500_00);

        assertThat(to(booking, "A week was charged").has("List-Unsubscribe")).isTrue();
        assertThat(to(booking, "You get money back").has("List-Unsubscribe")).isTrue();
        assertThat(to(booking, "A refund did not arrive").has("List-Unsubscribe")).isFalse();
    }

    @Test
    void whatIsGivenBackIsToldAndThatItDidNotArrive() {
        var booking = marketplace.anActiveBooking();
        var refund = UUID.randomUUID();

        refunding().refunded(booking, refund, 500_00);
        assertThat(to(booking, "You get money back").text()).contains("we give USD 500.00 back to the card",
                "Refund: Senior engineer, week 0", "CN-2026-000001",
                "GET /v1/invoices/%s/document".formatted(newest(booking)));
        refunding().refundFailed(booking, refund, 500_00);

        assertThat(to(booking, "A refund did not arrive").text()).contains("has sent back USD 500.00",
                "CNX-2026-000001", "GET /v1/invoices/%s/document".formatted(newest(booking)));
    }

    @Test
    void whatNoMailServerTookForThreeDaysIsNotSentAnyMore() {
        var booking = marketplace.anActiveBooking();
        var invoice = UUID.fromString(newest(booking));
        var longAgo = marketplace.now().minus(Mailer.PATIENCE);

        assertThat(desk.tell(new InvoiceIssued(invoice, longAgo))).isPresent();
        assertThat(desk.tell(new InvoiceIssued(invoice, longAgo.minusNanos(1_000)))).isEmpty();
    }

    private long receipts(Booked booking) {
        return mailbox.subjectsTo(booking.founder().person().email())
            .stream()
            .filter("A week was charged"::equals)
            .count();
    }

    private Mailbox.Received to(Booked booking, String subject) {
        return mailbox.lastTo(booking.founder().person().email(), subject);
    }

    private static String newest(Booked booking) {
        return booking.founder().api().get("/v1/invoices").at("/items/0/id");
    }

    private Refunding refunding() {
        return new Refunding(marketplace, events, transactions, jdbc);
    }

}
