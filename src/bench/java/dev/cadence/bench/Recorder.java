package dev.cadence.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Learns from the database's own log which statements a request causes, with their parameters, until its listeners are done.
record Recorder(Site site, Data data) {

    static final Path LOGS = Size.FOLDER.resolve("postgres");

    private static final int REQUESTS = 30;

    /// After so many, addresses come again.
    private static final int ADDRESSES = 4_000;

    /// Far from the numbers that load begins with.
    static final int FIRST = 1_000_000;

    private static final Pattern STATEMENT = Pattern.compile("(?:execute (?!fetch)[^:]+|statement): (.*\\S.*)",
            Pattern.DOTALL);

    private static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// @return for each request what was said to the database, connection by connection
    List<List<String[]>> record(Operation operation, URI base) throws Exception {
        // From the same addresses, so that whatever is only done once has been done.
        for (var number = 0; number < REQUESTS; number++) {
            ask(operation, base, FIRST - ADDRESSES + number);
        }
        site.settle();
        log("all");
        for (var number = 0; number < REQUESTS; number++) {
            mark("%s %d begins".formatted(operation, number));
            ask(operation, base, FIRST + number);
            site.settle();
            mark("%s %d ends".formatted(operation, number));
        }
        log("none");
        var requests = new ArrayList<List<String[]>>();
        for (var number = 0; number < REQUESTS; number++) {
            requests
                .add(between("%s %d begins".formatted(operation, number), "%s %d ends".formatted(operation, number)));
        }
        return requests;
    }

    private void log(String statements) {
        site.jdbc().sql("alter system set log_statement = '%s'".formatted(statements)).update();
        site.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
        Awaitility.await("the log to change")
            .until(() -> site.jdbc().sql("show log_statement").query(String.class).single().equals(statements));
    }

    private void mark(String what) {
        site.jdbc().sql("select '%s'".formatted(what)).query(String.class).single();
    }

    private void ask(Operation operation, URI base, long number) throws IOException, InterruptedException {
        var asked = operation.request(data, number);
        var request = HttpRequest.newBuilder(base.resolve(text(asked, "path")))
            .header("X-Forwarded-For", text(asked, "X-Forwarded-For"))
            .method(operation.method(),
                    operation.hasBody() ? BodyPublishers.ofString(text(asked, "body")) : BodyPublishers.noBody());
        operation.headers().forEach(header -> request.header(header, text(asked, header)));
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (!operation.answers().contains(answer.statusCode())) {
            throw new IllegalStateException(
                    "%s is answered %d: %s".formatted(operation, answer.statusCode(), answer.body()));
        }
    }

    private static String text(Map<String, Object> asked, String name) {
        return Objects.toString(asked.get(name), "");
    }

    private List<String[]> between(String begin, String end) {
        var lines = new ArrayList<JsonNode>();
        Awaitility.await("the log to be written").atMost(Duration.ofSeconds(20)).until(() -> {
            lines.clear();
            lines.addAll(lines(begin, end));
            return !lines.isEmpty();
        });
        var byConnection = new LinkedHashMap<Long, List<String[]>>();
        lines.stream().filter(line -> !line.at("/application_name").asString("").equals(Site.NAME)).forEach(line -> {
            var said = STATEMENT.matcher(line.at("/message").asString(""));
            if (said.matches() && !said.group(1).startsWith("SET application_name")) {
                byConnection.computeIfAbsent(line.at("/pid").asLong(), connection -> new ArrayList<>())
                    .add(new String[] { said.group(1), line.at("/detail").asString("") });
            }
        });
        return byConnection.values().stream().flatMap(List::stream).toList();
    }

    /// Those between the marks; none while the second is not there yet.
    private static List<JsonNode> lines(String begin, String end) throws IOException {
        var found = new ArrayList<JsonNode>();
        var inside = false;
        try (var lines = Files.lines(LOGS.resolve("statements.json"))) {
            for (var text : (Iterable<String>) lines::iterator) {
                if (text.contains("'" + end + "'")) {
                    return found;
                }
                if (inside && text.endsWith("}") && text.contains("\"error_severity\":\"LOG\"")) {
                    found.add(JSON.readTree(text));
                }
                inside = inside || text.contains("'" + begin + "'");
            }
        }
        return List.of();
    }

}
