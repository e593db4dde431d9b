package dev.cadence.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import dev.cadence.ledger.Journal.Line;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Postings as comma-separated values (RFC 4180), for a bookkeeper: a line each. Ids, instants, words of ours and amounts
/// that are never negative stand in it, none of which a spreadsheet takes for a formula.
final class JournalTable {

    private final Writer out;

    private final CSVPrinter lines;

    /// Writes the columns' names.
    JournalTable(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            this.lines = new CSVPrinter(this.out, CSVFormat.RFC4180);
            lines.printRecord("entry", "occurredAt", "recordedAt", "kind", "source", "account", "owner", "debit",
                    "credit", "currency");
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void add(Line line) {
        var entry = line.entry();
        var amount = line.posting().amount();
        var decimal = BigDecimal.valueOf(amount.minor(), Math.max(amount.currency().getDefaultFractionDigits(), 0));
        try {
            lines.printRecord(entry.id(), entry.occurredAt(), entry.recordedAt(), entry.kind(), entry.sourceId(),
                    line.posting().account(), line.owner(), positive(decimal), positive(decimal.negate()),
                    amount.currency());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// All of it is written, and the stream left open.
    void finish() {
        try {
            out.flush();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable String positive(BigDecimal amount) {
        return amount.signum() > 0 ? amount.toPlainString() : null;
    }

}
