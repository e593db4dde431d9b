package dev.cadence.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.cadence.shared.Money;

import org.springframework.http.ContentDisposition;

/// A document as people read it, in words. {@link InvoicePage} and {@link InvoicePdf} write it; what is public is called from
/// the template.
record InvoiceDocument(Invoice invoice) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    public String title() {
        return invoice.kind().title();
    }

    public List<String> sellerLines() {
        return lines(invoice.seller());
    }

    public List<String> buyerLines() {
        return lines(invoice.buyer());
    }

    public String day(Instant instant) {
        return DAY.format(instant);
    }

    /// Such as `USD 1,500.00`.
    public String amount(Money money) {
        var digits = Math.max(money.currency().getDefaultFractionDigits(), 0);
        return String.format(Locale.ROOT, "%s %,." + digits + "f", money.currency().getCurrencyCode(),
                BigDecimal.valueOf(money.minor(), digits));
    }

    /// Such as `23 %`.
    public String rate(Invoice.Line line) {
        return BigDecimal.valueOf(line.taxRateBasisPoints(), 2).stripTrailingZeros().toPlainString() + " %";
    }

    /// For a browser that shows it, and for whoever keeps it.
    ContentDisposition disposition(String extension) {
        return ContentDisposition.inline().filename(invoice.number() + extension).build();
    }

    private static List<String> lines(Party party) {
        return party.address() == null ? List.of() : party.address().lines().toList();
    }

}
