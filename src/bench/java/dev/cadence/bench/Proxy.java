package dev.cadence.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

/// HAProxy in front of several instances, which it asks each second whether they are ready. It repeats no request.
record Proxy(Process process, URI base, URI numbers) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String CONFIGURATION = """
            defaults
                mode http
                timeout connect 2s
                timeout client 70s
                timeout server 70s
                timeout http-keep-alive 60s
                retries 0
                http-reuse safe
                option httpchk GET /actuator/health/readiness
                timeout check 5s
                default-server check inter 1s fall 3 rise 2

            frontend everybody
                bind 127.0.0.1:%d
                default_backend cadence

            backend cadence
                balance leastconn
            %s

            listen numbers
                bind 127.0.0.1:%d
                stats enable
                stats uri /
            """;

    static Optional<Path> program() {
        return Arrays.stream((Objects.toString(System.getenv("PATH"), "") + ":/usr/sbin:/usr/local/sbin").split(":"))
            .map(folder -> Path.of(folder, "haproxy"))
            .filter(Files::isExecutable)
            .findFirst();
    }

    static String version() throws IOException {
        var process = new ProcessBuilder(program().orElseThrow().toString(), "-v").redirectErrorStream(true).start();
        return process.inputReader().lines().findFirst().orElse("");
    }

    static Proxy start(int port, int numbers, List<Instance> instances) throws IOException {
        var servers = instances.stream()
            .map(instance -> "    server instance-%1$d 127.0.0.1:%1$d".formatted(instance.port()))
            .collect(Collectors.joining("\n"));
        var file = Files.writeString(Size.FOLDER.resolve("haproxy.cfg"),
                CONFIGURATION.formatted(port, servers, numbers));
        var process = new ProcessBuilder(program().orElseThrow().toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(Size.FOLDER.resolve("haproxy.log").toFile())
            .start();
        var proxy = new Proxy(process, URI.create("http://127.0.0.1:" + port),
                URI.create("http://127.0.0.1:%d/;csv".formatted(numbers)));
        instances.forEach(proxy::awaitUp);
        return proxy;
    }

    /// Waits until it sends requests to the instance.
    void awaitUp(Instance instance) {
        Awaitility.await("the proxy to find instance " + instance.port())
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptions()
            .until(() -> {
                var said = HTTP.send(HttpRequest.newBuilder(numbers).build(), BodyHandlers.ofString()).body();
                return said.lines()
                    .anyMatch(line -> line.startsWith("cadence,instance-%d,".formatted(instance.port()))
                            && line.contains(",UP,"));
            });
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

}
