package dev.cadence.invoices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Numbers without gaps, of documents that are never changed, by what the database itself insists on.
@CadenceTest
record InvoiceNumberTests(Marketplace marketplace, Invoices invoices, TransactionOperations transactions,
        JdbcClient jdbc) {

    private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T23:59:59.999999Z");

    @Test
    void twoHundredInvoicesAtOnceOfWhichSomeAreRolledBackLeaveNoGap() throws Exception {
        var booking = marketplace.aRequest();
        List<Future<?>> issued;
        try (var threads = Executors.newFixedThreadPool(8)) {
            issued = IntStream.range(0, 200)
                .<Future<?>>mapToObj(number -> threads.submit(() -> transactions.executeWithoutResult(begun -> {
                    invoices.issue(draft(booking, UUID.randomUUID(), NEW_YEARS_EVE));
                    if (number % 4 == 0) {
                        begun.setRollbackOnly();
                    }
                })))
                .toList();
        }
        for (var one : issued) {
            one.get();
        }

        assertThat(jdbc.sql("select sequence from invoice order by sequence").query(Integer.class).list())
            .isEqualTo(IntStream.rangeClosed(1, 150).boxed().toList());
        assertThat(jdbc.sql("select max(number) from invoice").query(String.class).single())
            .isEqualTo("INV-2026-000150");
    }

    @Test
    void oneSourceToldTwentyTimesAtOnceHasOneDocument() {
        var booking = marketplace.aRequest();
        var source = UUID.randomUUID();

        IntStream.range(0, 20).parallel().forEach(time -> issue(draft(booking, source, NEW_YEARS_EVE)));

        assertThat(jdbc.sql("select number from invoice").query(String.class).list())
            .containsExactly("INV-2026-000001");
        issue(draft(booking, UUID.randomUUID(), NEW_YEARS_EVE));
        assertThat(marketplace.count("invoice where number = 'INV-2026-000002'")).isEqualTo(1);
    }

    @Test
    void aNewYearBeginsAtMidnightInUtc() {
        var booking = marketplace.aRequest();

        issue(draft(booking, UUID.randomUUID(), NEW_YEARS_EVE));
        issue(draft(booking, UUID.randomUUID(), NEW_YEARS_EVE.plusNanos(1_000)));

        assertThat(jdbc.sql("select number from invoice order by number").query(String.class).list())
            .containsExactly("INV-2026-000001", "INV-2027-000001");
    }

    @ParameterizedTest
    @ValueSource(strings = { "update invoice set note = 'x'", "delete from invoice", "truncate invoice cascade",
            "update invoice_line set description = 'x'", "delete from invoice_line", "truncate invoice_line" })
    void theDatabaseItselfRefusesToChangeOrRemoveWhatWasIssued(String statement) {
        issue(draft(marketplace.aRequest(), UUID.randomUUID(), NEW_YEARS_EVE));

        assertRefused(statement, "never changed");
    }

    @Test
    void theDatabaseItselfRefusesANumberThatIsNotTheNext() {
        issue(draft(marketplace.aRequest(), UUID.randomUUID(), NEW_YEARS_EVE));

        assertRefused(copy("3", "issued_at", "total_minor"), "invoice_numbers_have_no_gaps");
        assertRefused(copy("1", "issued_at", "total_minor"), "invoice_number_is_given_once");
        assertRefused(copy("2", "issued_at + interval '1 second'", "total_minor"), "invoice_is_numbered_in_its_year");
    }

    @Test
    void theDatabaseItselfRefusesADocumentThatDoesNotAddUp() {
        issue(draft(marketplace.aRequest(), UUID.randomUUID(), NEW_YEARS_EVE));

        assertRefused(copy("2", "issued_at", "total_minor + 1"), "invoice_net_and_tax_are_the_total");
        assertRefused(copy("2", "issued_at", "total_minor"), "do not add up");
        assertRefused("""
                insert into invoice_line (invoice_id, line, description, quantity, unit_price_minor, net_minor,
                                          tax_rate_basis_points, tax_minor, amount_minor)
                select id, 1, 'One more', 1, 1, 1, 0, 0, 1 from invoice""", "do not add up");
    }

    @Test
    void theDatabaseItselfRefusesToCreditMoreThanWasInvoiced() {
        var booking = marketplace.aRequest();
        issue(draft(booking, UUID.randomUUID(), NEW_YEARS_EVE));
        var invoice = jdbc.sql("select id from invoice").query(UUID.class).single();
        issue(credit(booking, invoice, 1_000_00));

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> issue(credit(booking, invoice, 500_01)))
            .havingRootCause()
            .withMessageContaining("credits more than was invoiced");
        issue(credit(booking, invoice, 500_00));
        assertThat(jdbc.sql("select number from invoice where kind = 'CREDIT_NOTE' order by number")
            .query(String.class)
            .list()).containsExactly("CN-2026-000001", "CN-2026-000002");
    }

    private static String copy(String sequence, String issuedAt, String total) {
        return """
                insert into invoice (id, kind, year, sequence, source_id, occurred_at, company_id, booking_id, issued_at, paid_at, seller_name,
                                     buyer_name, currency, net_minor, tax_minor, total_minor)
                select gen_random_uuid(), kind, year, %s, gen_random_uuid(), issued_at, company_id, booking_id, %s, paid_at, seller_name,
                       buyer_name, currency, net_minor, tax_minor, %s from invoice"""
            .formatted(sequence, issuedAt, total);
    }

    private void assertRefused(String statement, String words) {
        assertThatExceptionOfType(Exception.class)
            .isThrownBy(() -> transactions.executeWithoutResult(begun -> jdbc.sql(statement).update()))
            .havingRootCause()
            .withMessageContaining(words);
    }

    private void issue(Invoice.Draft draft) {
        transactions.executeWithoutResult(begun -> invoices.issue(draft));
    }

    private static Invoice.Draft draft(Booked booking, UUID source, Instant at) {
        var someone = new Party("Someone", null, null, null);
        return new Invoice.Draft(Invoice.Kind.INVOICE, source, at, booking.founder().caller().company().value(),
                UUID.fromString(booking.id()), null, at, new Invoice.Payment(at, null, null), someone, someone,
                Invoice.Line.of("Work", 0, Money.usd(1_500_00)), null);
    }

    private static Invoice.Draft credit(Booked booking, UUID invoice, long cents) {
        var someone = new Party("Someone", null, null, null);
        return new Invoice.Draft(Invoice.Kind.CREDIT_NOTE, UUID.randomUUID(), NEW_YEARS_EVE,
                booking.founder().caller().company().value(), UUID.fromString(booking.id()), invoice, NEW_YEARS_EVE,
                null, someone, someone, Invoice.Line.of("Work", 0, Money.usd(cents)), null);
    }

}
