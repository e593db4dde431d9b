package dev.cadence.vetting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Decisions as comma-separated values (RFC 4180), for a spreadsheet: a line each, with two columns for each criterion, and
/// a line with the columns' names above.
final class DecisionTable {

    private static final List<Column> BEFORE = List.of(new Column("engineer", AuditedDecision::engineer),
            new Column("decider", AuditedDecision::decider), new Column("application", AuditedDecision::application),
            new Column("round", AuditedDecision::round), new Column("rubricVersion", AuditedDecision::rubricVersion),
            new Column("policyVersion", AuditedDecision::policyVersion),
            new Column("outcome", AuditedDecision::outcome), new Column("tierAsked", AuditedDecision::tierAsked),
            new Column("tierGiven", AuditedDecision::tierGiven), new Column("score", AuditedDecision::score),
            new Column("spread", AuditedDecision::spread), new Column("scorecards", AuditedDecision::scorecards),
            new Column("gradedBy", AuditedDecision::gradedBy));

    private static final List<Column> AFTER = List.of(
            new Column("yearsOfExperience", AuditedDecision::yearsOfExperience),
            new Column("region", AuditedDecision::region), new Column("skills", AuditedDecision::skills),
            new Column("hoursToInterview", AuditedDecision::hoursToInterview),
            new Column("hoursToDecision", AuditedDecision::hoursToDecision),
            new Column("hoursInAll", AuditedDecision::hoursInAll), new Column("appeal", AuditedDecision::appeal),
            new Column("appealInTime", AuditedDecision::appealInTime));

    private final List<String> criteria;

    private final Writer out;

    private final CSVPrinter lines;

    /// Writes the columns' names.
    DecisionTable(List<String> criteria, OutputStream out) {
        this.criteria = criteria;
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            this.lines = new CSVPrinter(this.out, CSVFormat.RFC4180);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        print(Stream.of(names(BEFORE), criteria.stream().flatMap(key -> Stream.of("mean." + key, "spread." + key)),
                names(AFTER)));
    }

    void add(AuditedDecision decision) {
        Map<String, AuditedDecision.Points> points = decision.criteria()
            .stream()
            .collect(Collectors.toMap(AuditedDecision.Points::criterion, Function.identity()));
        print(Stream.of(values(BEFORE, decision), criteria.stream().map(points::get).flatMap(DecisionTable::both),
                values(AFTER, decision)));
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

    private void print(Stream<Stream<?>> parts) {
        var cells = new ArrayList<@Nullable Object>();
        parts.forEach(part -> part.forEach(value -> cells.add(cell(value))));
        try {
            lines.printRecord(cells);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Text that a spreadsheet would take for a formula is kept from being one by an
    /// apostrophe, as OWASP recommends
    /// ("CSV Injection").
    static @Nullable Object cell(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text
                : value;
    }

    private static Stream<?> names(List<Column> columns) {
        return columns.stream().map(Column::name);
    }

    private static Stream<?> values(List<Column> columns, AuditedDecision decision) {
        return columns.stream().map(column -> column.value().apply(decision));
    }

    private static Stream<@Nullable Object> both(AuditedDecision.@Nullable Points points) {
        return points == null ? Arrays.stream(new @Nullable Object[2]) : Stream.of(points.mean(), points.spread());
    }

    private record Column(String name, Function<AuditedDecision, @Nullable Object> value) {
    }

}
