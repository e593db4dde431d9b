package dev.cadence.invoices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/// What companies get on paper for what they pay.
@CadenceTest
record InvoiceStoryTests(Marketplace marketplace, ApplicationEventPublisher events, TransactionOperations transactions,
        JdbcClient jdbc) {

    private static final Map<String, Object> ACME = Map.of("legalName", "Acme Lda.", "addressLines",
            List.of("Rua das Flores 1", "2º Esq."), "city", "Lisboa", "postalCode", "1100-148", "country", "PT",
            "taxId", "PT 501 964 843", "email", "billing@acme.example");

    @Test
    void aPaidWeekIsInvoicedWithWhatWasBoughtAndHowItWasPaid() {
        var booking = marketplace.anActiveBooking();
        var founder = booking.founder();

        var invoice = newest(founder.api());

        assertThat(invoice.at("/kind")).isEqualTo("INVOICE");
        assertThat(invoice.at("/number")).isEqualTo("INV-2026-000001");
        assertThat(invoice.at("/bookingId")).isEqualTo(booking.id());
        assertThat(invoice.at("/issuedAt")).isEqualTo("2026-03-04T12:00:00Z");
        assertThat(invoice.at("/payment/paidAt")).isEqualTo("2026-03-04T12:00:00Z");
        assertThat(invoice.at("/payment/cardBrand")).isEqualTo("visa");
        assertThat(invoice.at("/payment/cardLast4")).isEqualTo("4242");
        assertThat(invoice.at("/seller/name")).isEqualTo("Cadence");
        assertThat(invoice.at("/buyer/name")).isEqualTo("Company of " + founder.person().name());
        assertThat(invoice.at("/lines/0/description"))
            .isEqualTo("Senior engineer, week 0 of booking %s, 2026-03-04 12:00 to 2026-03-11 12:00 UTC"
                .formatted(booking.id()));
        assertThat(invoice.at("/lines/0/quantity")).isEqualTo("1");
        assertThat(invoice.at("/lines/0/taxRateBasisPoints")).isEqualTo("0");
        assertThat(invoice.at("/net/amount")).isEqualTo("150000");
        assertThat(invoice.at("/tax/amount")).isEqualTo("0");
        assertThat(invoice.at("/total/amount")).isEqualTo("150000");
        marketplace.assertAllIsWell();
    }

    @Test
    void eachWeekHasAnInvoiceAndADeclinedOneHasNone() {
        var booking = marketplace.anActiveBooking();
        marketplace.time().advance(Marketplace.WEEK);
        marketplace.stripe().cards().decline(marketplace.cardOf(booking), "insufficient_funds");
        marketplace.time().advance(Marketplace.WEEK);

        assertThat(numbers(booking.founder().api(), "")).containsExactly("INV-2026-000002", "INV-2026-000001");
        marketplace.assertAllIsWell();
    }

    @Test
    void aChargeThatIsToldTwiceIsInvoicedOnce() {
        var booking = marketplace.anActiveBooking();

        refunding().chargedAgain(booking);

        assertThat(numbers(booking.founder().api(), "")).containsExactly("INV-2026-000001");
        marketplace.time().advance(Marketplace.WEEK);
        assertThat(numbers(booking.founder().api(), "")).containsExactly("INV-2026-000002", "INV-2026-000001");
    }

    @Test
    void invoicesAreMadeOutAsTheCompanySaidBeforeAndEarlierOnesStay() {
        var booking = marketplace.anActiveBooking();
        var founder = booking.founder();
        var before = newest(founder.api()).text();
        var path = "/v1/companies/%s/billing-details".formatted(founder.caller().company().value());
        assertThat(founder.api().get(path).problem()).isEqualTo("billing-details-not-found");

        assertThat(founder.api().put(path, ACME).status()).isEqualTo(200);
        marketplace.time().advance(Marketplace.WEEK);

        assertThat(founder.api().get(path).at("/legalName")).isEqualTo("Acme Lda.");
        var invoice = newest(founder.api());
        assertThat(invoice.at("/buyer/name")).isEqualTo("Acme Lda.");
        assertThat(invoice.at("/buyer/address")).isEqualTo("Rua das Flores 1\n2º Esq.\n1100-148 Lisboa\nPT");
        assertThat(invoice.at("/buyer/taxId")).isEqualTo("PT 501 964 843");
        assertThat(invoice.at("/buyer/email")).isEqualTo("billing@acme.example");
        var first = founder.api().get("/v1/invoices").at("/items/1/id");
        assertThat(founder.api().get("/v1/invoices/" + first).text()).isEqualTo(before);
    }

    @Test
    void aCountryThatDoesNotExistIsRefused() {
        var founder = marketplace.cast().founder();
        var details = new java.util.HashMap<>(ACME);
        details.put("country", "ZZ");

        var answer = founder.api()
            .put("/v1/companies/%s/billing-details".formatted(founder.caller().company().value()), details);

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/errors/0/field")).isEqualTo("country");
    }

    @Test
    void whatIsGivenBackIsCreditedAndWhatDoesNotArriveIsCancelled() {
        var booking = marketplace.anActiveBooking();
        var founder = booking.founder().api();
        var invoice = newest(founder);
        var refund = UUID.randomUUID();

        refunding().refunded(booking, refund, 500_00);
        refunding().refunded(booking, refund, 500_00);
        var credit = newest(founder);
        refunding().refundFailed(booking, refund, 500_00);
        refunding().refundFailed(booking, refund, 500_00);
        var cancellation = newest(founder);

        assertThat(credit.at("/kind")).isEqualTo("CREDIT_NOTE");
        assertThat(credit.at("/number")).isEqualTo("CN-2026-000001");
        assertThat(credit.at("/refersTo/number")).isEqualTo("INV-2026-000001");
        assertThat(credit.at("/total/amount")).isEqualTo("50000");
        assertThat(credit.at("/buyer/name")).isEqualTo(invoice.at("/buyer/name"));
        assertThat(cancellation.at("/kind")).isEqualTo("CANCELLATION");
        assertThat(cancellation.at("/number")).isEqualTo("CNX-2026-000001");
        assertThat(cancellation.at("/refersTo/number")).isEqualTo("CN-2026-000001");
        assertThat(cancellation.at("/total/amount")).isEqualTo("50000");
        assertThat(numbers(founder, "")).containsExactly("CNX-2026-000001", "CN-2026-000001", "INV-2026-000001");
        assertThat(numbers(founder, "?kind=CREDIT_NOTE")).containsExactly("CN-2026-000001");
        refunding().refunded(booking, UUID.randomUUID(), 1_500_00);
        assertThat(numbers(founder, "?kind=CREDIT_NOTE&limit=1")).containsExactly("CN-2026-000002");
    }

    @Test
    void aRefundThatGoesOutAgainAfterItCameBackIsCreditedAgain() {
        var booking = marketplace.anActiveBooking();
        var founder = booking.founder().api();
        var refund = UUID.randomUUID();
        refunding().refunded(booking, refund, 1_500_00);
        marketplace.time().advance(Duration.ofDays(1));
        refunding().refundFailed(booking, refund, 1_500_00);
        marketplace.time().advance(Duration.ofDays(1));

        refunding().refunded(booking, refund, 1_500_00);
        marketplace.time().advance(Duration.ofDays(1));
        refunding().refundFailed(booking, refund, 1_500_00);

        assertThat(numbers(founder, "")).containsExactly("CNX-2026-000002", "CN-2026-000002", "CNX-2026-000001",
                "CN-2026-000001", "INV-2026-000001");
        assertThat(newest(founder).at("/refersTo/number")).isEqualTo("CN-2026-000002");
    }

    @Test
    void aCompanySeesItsOwnAndAdminsSeeAll() {
        var booking = marketplace.anActiveBooking();
        var other = marketplace.anActiveBooking();
        var id = newest(booking.founder().api()).at("/id");

        assertThat(numbers(booking.founder().api(), "")).containsExactly("INV-2026-000001");
        assertThat(numbers(other.founder().api(), "")).containsExactly("INV-2026-000002");
        assertThat(numbers(marketplace.cast().admin().api(), "")).containsExactly("INV-2026-000002", "INV-2026-000001");
        assertThat(other.founder().api().get("/v1/invoices/" + id).problem()).isEqualTo("invoice-not-found");
        assertThat(other.founder()
            .api()
            .with("Accept", "application/pdf")
            .get("/v1/invoices/%s/document".formatted(id))
            .problem()).isEqualTo("invoice-not-found");
        assertThat(marketplace.cast().admin().api().get("/v1/invoices/" + id).status()).isEqualTo(200);
    }

    private static Api.Answer newest(Api caller) {
        return caller.get("/v1/invoices/" + caller.get("/v1/invoices").at("/items/0/id"));
    }

    private static List<String> numbers(Api caller, String query) {
        return caller.get("/v1/invoices" + query)
            .body()
            .at("/items")
            .valueStream()
            .map(item -> item.at("/number").asString())
            .toList();
    }

    private Refunding refunding() {
        return new Refunding(marketplace, events, transactions, jdbc);
    }

}
