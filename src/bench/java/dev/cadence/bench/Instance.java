package dev.cadence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.cadence.testing.TestInfrastructure;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// What an image holds, in a process of its own.
final class Instance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Image image;

    private final boolean learnt;

    private final Site site;

    private final int port;

    private final Map<String, String> more;

    private @Nullable Process process;

    private Duration startup = Duration.ZERO;

    private int starts;

    /// @param learnt whether it starts with what the JVM has learnt of it
    /// @param more settings besides those of all instances
    Instance(Image image, boolean learnt, Site site, int port, Map<String, String> more) {
        this.image = image;
        this.learnt = learnt;
        this.site = site;
        this.port = port;
        this.more = more;
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    /// Starts it, and waits until it is ready.
    Instance start() {
        try {
            var command = image.command(learnt);
            site.mail().forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
            more.forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
            var log = Size.FOLDER.resolve("instance-%d-%d.log".formatted(port, ++starts));
            var builder = new ProcessBuilder(command).directory(image.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
            builder.environment().putAll(environment());
            var begun = System.nanoTime();
            process = builder.start();
            Awaitility.await("instance %s to be ready, see %s".formatted(port, log))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> !process().isAlive())
                .until(this::ready);
            startup = Duration.ofNanos(System.nanoTime() - begun);
            return this;
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> environment() {
        return Map.ofEntries(Map.entry("SERVER_PORT", "" + port),
                Map.entry("DATABASE_URL", site.database().getJdbcUrl()),
                Map.entry("DATABASE_USER", site.database().getUsername()),
                Map.entry("DATABASE_PASSWORD", site.database().getPassword()),
                Map.entry("CADENCE_ENCRYPTION_KEY", TestInfrastructure.ENCRYPTION_KEY),
                Map.entry("STRIPE_API_KEY", "sk_test_simulated"),
                Map.entry("STRIPE_WEBHOOK_SECRET", TestInfrastructure.WEBHOOK_SECRET),
                Map.entry("CADENCE_STRIPE_APIBASE", site.stripe().base().toString()),
                Map.entry("CADENCE_STRIPE_SHARE", "1000"), Map.entry("CADENCE_RECONCILIATION_NIGHTLY", "false"),
                Map.entry("CADENCE_REQUESTS_PER_ACCOUNT", "10000000"),
                Map.entry("CADENCE_REQUESTS_PER_ADDRESS", "10000000"),
                Map.entry("CADENCE_ADVICE_PER_MINUTE", "10000000"),
                Map.entry("SERVER_FORWARD_HEADERS_STRATEGY", "native"));
    }

    private boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(base().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(2));
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        }
        catch (IOException notYet) {
            return false;
        }
    }

    /// From the start of the process until it was ready.
    Duration startup() {
        return startup;
    }

    /// What of its memory is in RAM, in MB, now and at most so far.
    Resident resident() {
        return new Resident(status("VmRSS"), status("VmHWM"));
    }

    private long status(String name) {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process().pid())))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findAny()
                .orElseThrow();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("Not started");
        }
        return process;
    }

    /// Asks it to stop, with SIGTERM, and waits until it has.
    /// @return how long that took
    Duration stop() throws InterruptedException {
        var begun = System.nanoTime();
        process().destroy();
        if (!process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process().destroyForcibly();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    record Resident(long now, long most) {
    }

}
