package dev.cadence.invoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.invoices.Invoice.Draft;
import dev.cadence.invoices.Invoice.Kind;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All documents. They are only ever added.
@Repository
class Invoices {

    private static final String WHOLE = """
            select i.*, r.number as reference from invoice i left join invoice r on r.id = i.refers_to where\s""";

    private final JdbcClient jdbc;

    Invoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Issues a document under the next number of its series, unless this has been done
    /// for the same event. Whoever else wants a number of the series waits for the
    /// caller's transaction to end, so nothing that takes time comes after this.
    /// @return the document's id; empty when it was there already
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> issue(Draft draft) {
        var year = draft.issuedAt().atOffset(ZoneOffset.UTC).getYear();
        var last = lockSeries(draft.kind(), year);
        if (isIssued(draft)) {
            return Optional.empty();
        }
        var id = Ids.next();
        insert(id, draft, year, last + 1);
        insert(id, draft.line());
        jdbc.sql("update invoice_series set last_sequence = ? where kind = ? and year = ?")
            .params(last + 1, draft.kind().name(), year)
            .update();
        return Optional.of(id);
    }

    /// A charge is paid once, whenever that is said to have been.
    private boolean isIssued(Draft draft) {
        return jdbc.sql("""
                select exists (select from invoice
                               where kind = ? and source_id = ? and (kind = 'INVOICE' or occurred_at = ?))""")
            .params(draft.kind().name(), draft.source(), draft.occurredAt().atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
    }

    private int lockSeries(Kind kind, int year) {
        return jdbc.sql("""
                insert into invoice_series as series (kind, year, last_sequence) values (?, ?, 0)
                on conflict (kind, year) do update set last_sequence = series.last_sequence returning last_sequence""")
            .params(kind.name(), year)
            .query(Integer.class)
            .single();
    }

    private void insert(UUID id, Draft draft, int year, int sequence) {
        var payment = draft.payment();
        var line = draft.line();
        jdbc.sql(
                """
                        insert into invoice (id, kind, year, sequence, source_id, occurred_at, company_id, booking_id, refers_to, issued_at, paid_at,
                                             card_brand, card_last4, seller_name, seller_address, seller_tax_id, seller_email,
                                             buyer_name, buyer_address, buyer_tax_id, buyer_email, currency, net_minor, tax_minor,
                                             total_minor, note)
                        values (:id, :kind, :year, :sequence, :source, :occurredAt, :company, :booking, :refersTo, :issuedAt, :paidAt,
                                :cardBrand, :cardLast4, :sellerName, :sellerAddress, :sellerTaxId, :sellerEmail,
                                :buyerName, :buyerAddress, :buyerTaxId, :buyerEmail, :currency, :net, :tax, :total, :note)""")
            .param("id", id)
            .param("kind", draft.kind().name())
            .param("year", year)
            .param("sequence", sequence)
            .param("source", draft.source())
            .param("occurredAt", draft.occurredAt().atOffset(ZoneOffset.UTC))
            .param("company", draft.company())
            .param("booking", draft.booking())
            .param("refersTo", draft.refersTo())
            .param("issuedAt", draft.issuedAt().atOffset(ZoneOffset.UTC))
            .param("paidAt", payment == null ? null : payment.paidAt().atOffset(ZoneOffset.UTC))
            .param("cardBrand", payment == null ? null : payment.cardBrand())
            .param("cardLast4", payment == null ? null : payment.cardLast4())
            .params(party("seller", draft.seller()))
            .params(party("buyer", draft.buyer()))
            .param("currency", line.amount().currency().getCurrencyCode())
            .param("net", line.net().minor())
            .param("tax", line.tax().minor())
            .param("total", line.amount().minor())
            .param("note", draft.note())
            .update();
    }

    private void insert(UUID invoice, Invoice.Line line) {
        jdbc.sql("""
                insert into invoice_line (invoice_id, line, description, quantity, unit_price_minor, net_minor,
                                          tax_rate_basis_points, tax_minor, amount_minor)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?)""")
            .params(invoice, line.description(), line.quantity(), line.unitPrice().minor(), line.net().minor(),
                    line.taxRateBasisPoints(), line.tax().minor(), line.amount().minor())
            .update();
    }

    private static Map<String, @Nullable Object> party(String role, Party party) {
        var values = new HashMap<String, @Nullable Object>();
        values.put(role + "Name", party.name());
        values.put(role + "Address", party.address());
        values.put(role + "TaxId", party.taxId());
        values.put(role + "Email", party.email());
        return values;
    }

    /// The invoice of a charge.
    Optional<Invoice> ofCharge(UUID charge) {
        return jdbc.sql(WHOLE + "i.kind = 'INVOICE' and i.source_id = ?").param(charge).query(this::read).optional();
    }

    /// The oldest credit note of a refund that still stands, or is cancelled by what came
    /// back at that very time.
    Optional<Invoice> creditNote(UUID refund, Instant cameBackAt) {
        return jdbc.sql(WHOLE + """
                i.kind = 'CREDIT_NOTE' and i.source_id = ?
                    and not exists (select from invoice c where c.refers_to = i.id and c.occurred_at <> ?)
                order by i.id limit 1""")
            .params(refund, cameBackAt.atOffset(ZoneOffset.UTC))
            .query(this::read)
            .optional();
    }

    /// @param company whose it must be; null for anybody's
    Optional<Invoice> find(UUID id, @Nullable CompanyId company) {
        return jdbc.sql(WHOLE + "i.id = :id" + (company == null ? "" : " and i.company_id = :company"))
            .param("id", id)
            .param("company", company == null ? null : company.value())
            .query(this::read)
            .optional();
    }

    /// The newest first.
    /// @param company whose they must be; null for everybody's
    /// @param kind null for all kinds
    List<Invoice.Summary> before(UUID id, @Nullable CompanyId company, @Nullable Kind kind, int limit) {
        return jdbc
            .sql("select * from invoice where id < :id%s%s order by id desc limit :limit".formatted(
                    company == null ? "" : " and company_id = :company", kind == null ? "" : " and kind = :kind"))
            .param("id", id)
            .param("company", company == null ? null : company.value())
            .param("kind", kind == null ? null : kind.name())
            .param("limit", limit)
            .query((row, number) -> new Invoice.Summary(row.getObject("id", UUID.class),
                    Kind.valueOf(row.getString("kind")), row.getString("number"),
                    row.getObject("company_id", UUID.class), row.getObject("booking_id", UUID.class),
                    instant(row, "issued_at"), money(row, "total_minor", currency(row))))
            .list();
    }

    private Invoice read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var kind = Kind.valueOf(row.getString("kind"));
        var currency = currency(row);
        var refersTo = row.getObject("refers_to", UUID.class);
        return new Invoice(id, kind, row.getString("number"), row.getObject("company_id", UUID.class),
                row.getObject("booking_id", UUID.class),
                refersTo == null ? null : new Invoice.Reference(refersTo, row.getString("reference")),
                instant(row, "issued_at"),
                kind == Kind.INVOICE ? new Invoice.Payment(instant(row, "paid_at"), row.getString("card_brand"),
                        row.getString("card_last4")) : null,
                party(row, "seller"), party(row, "buyer"), lines(id, currency), money(row, "net_minor", currency),
                money(row, "tax_minor", currency), money(row, "total_minor", currency), row.getString("note"));
    }

    private List<Invoice.Line> lines(UUID invoice, Currency currency) {
        return jdbc.sql("select * from invoice_line where invoice_id = ? order by line")
            .param(invoice)
            .query((row, number) -> new Invoice.Line(row.getString("description"), row.getInt("quantity"),
                    money(row, "unit_price_minor", currency), money(row, "net_minor", currency),
                    row.getInt("tax_rate_basis_points"), money(row, "tax_minor", currency),
                    money(row, "amount_minor", currency)))
            .list();
    }

    private static Party party(ResultSet row, String role) throws SQLException {
        return new Party(row.getString(role + "_name"), row.getString(role + "_address"),
                row.getString(role + "_tax_id"), row.getString(role + "_email"));
    }

    private static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return new Money(row.getLong(column), currency);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

}
