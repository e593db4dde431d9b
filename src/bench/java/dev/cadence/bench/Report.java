package dev.cadence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What came of it: `target/benchmark/results.json` and `chart.svg`, written anew after each step, so that nothing is lost if a
/// later one fails, and a table.
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    private final Map<Operation, Outcome> outcomes = new LinkedHashMap<>();

    Report() {
        say("begun", Instant.now().toString());
    }

    /// Tells something that was found.
    void say(String name, Object fact) {
        facts.put(name, fact);
        System.out.printf("%s: %s%n", name,
                JSON.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(fact));
        write();
    }

    /// Tells why something was not measured.
    void leaveOut(String name, String why) {
        System.out.printf("NOT RUN: %s, %s%n", name, why);
        facts.put(name, null);
        write();
    }

    void say(Operation operation, Outcome outcome) {
        outcomes.put(operation, outcome);
        var floor = outcome.floor();
        System.out.printf("%s: %.1f/s; at %.1f/s p99 %.0f ms; floor %s%n", outcome.operation(),
                outcome.most().perSecond(), outcome.rate(), outcome.atRate().p99(),
                floor == null ? "not measured" : "%.1f/s".formatted(floor.most().perSecond()));
        write();
    }

    Outcome outcome(Operation operation) {
        var outcome = outcomes.get(operation);
        if (outcome == null) {
            throw new IllegalStateException(operation + " was not measured");
        }
        return outcome;
    }

    private void write() {
        try {
            Files.createDirectories(Size.FOLDER);
            var all = new LinkedHashMap<String, @Nullable Object>(facts);
            all.put("operations", outcomes.values().stream().map(Report::shown).toList());
            Files.writeString(Size.FOLDER.resolve("results.json"), JSON.writeValueAsString(all));
            Files.writeString(Size.FOLDER.resolve("chart.svg"), new Chart(List.copyOf(outcomes.values())).svg());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, @Nullable Object> shown(Outcome outcome) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("operation", outcome.operation());
        shown.put("most", outcome.most());
        shown.put("rate", outcome.rate());
        shown.put("atRate", outcome.atRate());
        shown.put("settledAfterMillis", outcome.settledAfterMillis());
        shown.put("before", outcome.before());
        shown.put("throughputToBefore", outcome.throughputToBefore());
        shown.put("floor", outcome.floor());
        shown.put("throughputToFloor", outcome.throughputToFloor());
        shown.put("p99ToFloor", outcome.p99ToFloor());
        return shown;
    }

    void printTable() {
        System.out.printf("%n%-28s %9s %9s %7s | %9s %7s %7s %7s | %9s %7s %7s | %6s %6s%n", "", "before/s", "most/s",
                "failed", "at rate/s", "p50 ms", "p95 ms", "p99 ms", "floor/s", "p99 ms", "stmts", "÷", "p99 ×");
        outcomes.values().forEach(each -> {
            var columns = new ArrayList<Object>(
                    List.of(each.operation(), each.before() == null ? Double.NaN : each.before().perSecond(),
                            each.most().perSecond(), each.most().failed() + each.atRate().failed(), each.rate(),
                            each.atRate().p50(), each.atRate().p95(), each.atRate().p99()));
            System.out.printf("%-28s %9.0f %9.0f %7d | %9.1f %7.0f %7.0f %7.0f |", columns.toArray());
            var floor = each.floor();
            if (floor == null) {
                System.out.println(" none");
            }
            else {
                System.out.printf(" %9.0f %7.1f %7.1f | %6.2f %6.1f%n", floor.most().perSecond(), floor.atRate().p99(),
                        floor.statements(), each.throughputToFloor(), each.p99ToFloor());
            }
        });
        System.out.printf("%nResults are in %s%n", Size.FOLDER.resolve("results.json"));
    }

}
