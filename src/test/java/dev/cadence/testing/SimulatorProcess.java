package dev.cadence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.cadence.simulator.SavedCard;
import dev.cadence.simulator.StripeSimulatorMain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The Stripe simulator in a process of its own, so that what it costs is not taken for the application's. It goes by
/// the real time.
public final class SimulatorProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+(?=,)");

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    private final Process process;

    private final URI base;

    private SimulatorProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    public static SimulatorProcess start() {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                    StripeSimulatorMain.class.getName(), "0")
                .redirectErrorStream(true)
                .start();
            var address = ADDRESS.matcher(Objects.requireNonNull(process.inputReader().readLine()));
            if (!address.find()) {
                throw new IllegalStateException("The simulator does not say where it is");
            }
            return new SimulatorProcess(process, URI.create(address.group()));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI base() {
        return base;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// As many new customers as asked for, each with a card that pays.
    public List<SavedCard> saveCards(int customers) {
        return control("POST", "saved_cards", Map.of("customers", customers)).at("/data")
            .valueStream()
            .map(card -> new SavedCard(card.at("/customer").asString(), card.at("/payment_method").asString()))
            .toList();
    }

    /// Uses one of the simulator's controls.
    public JsonNode control(String method, String what, Map<String, ?> values) {
        try {
            var request = HttpRequest.newBuilder(base.resolve("/_sim/" + what))
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(values)))
                .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var said = JSON.readTree(body);
                assertThat(answer.statusCode()).as("%s: %s", what, said).isEqualTo(200);
                return said;
            }
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What one of its controls shows.
    public JsonNode show(String what) {
        return control("GET", what, Map.of()).at("/data");
    }

    @Override
    public void close() {
        process.destroy();
    }

}
