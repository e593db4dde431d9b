package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the dashboard and the alerts ask Prometheus.
record WatchedNames(String where, String expression) {

    private static final Path FOLDER = Path.of("src", "main", "docker", "observability");

    /// The labels of a series, its range, what it is grouped by, and texts: all of which
    /// may hold words that name no series.
    private static final Pattern ASIDE = Pattern
        .compile("\\{[^}]*}|\\[[^]]*]|\\b(by|without) *\\([^)]*\\)|\"[^\"]*\"|\\boffset \\w+|\\b\\d\\S*");

    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");

    /// Of the language.
    private static final Set<String> LANGUAGE = Set.of("sum", "max", "min", "count", "rate", "increase", "absent",
            "histogram_quantile", "min_over_time", "topk", "vector", "or", "and", "unless");

    /// Which Prometheus makes itself.
    private static final Set<String> ITS_OWN = Set.of("up", "ALERTS");

    static List<WatchedNames> all() throws IOException {
        var all = new ArrayList<WatchedNames>();
        all.addAll(read(new JsonMapper(), FOLDER.resolve(Path.of("grafana", "dashboards", "cadence.json"))));
        all.addAll(read(new YAMLMapper(), FOLDER.resolve("alerts.yaml")));
        return all;
    }

    private static List<WatchedNames> read(ObjectMapper mapper, Path file) {
        return mapper.readTree(file.toFile())
            .findValues("expr")
            .stream()
            .map(expression -> new WatchedNames(file.getFileName().toString(), expression.asString()))
            .toList();
    }

    Set<String> series() {
        return WORD.matcher(ASIDE.matcher(expression).replaceAll(" "))
            .results()
            .map(word -> word.group())
            .filter(word -> !LANGUAGE.contains(word) && !ITS_OWN.contains(word))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The values that it asks for of one label; none where it asks by a pattern.
    Set<String> values(String label) {
        return Pattern.compile("\\b%s=\"([^\"]*)\"".formatted(label))
            .matcher(expression)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    }

}
