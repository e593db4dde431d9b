package dev.cadence.vetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A grader on a free port that answers what the test says, and remembers what it was asked.
final class LocalGrader implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final HttpServer server;

    private volatile Answer answer = new Answer(200, "{}");

    private volatile CountDownLatch thought = new CountDownLatch(0);

    private LocalGrader(HttpServer server) {
        this.server = server;
    }

    static LocalGrader start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var grader = new LocalGrader(server);
            server.setExecutor(grader.threads);
            server.createContext("/", grader::handle);
            server.start();
            return grader;
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/grade".formatted(server.getAddress().getPort()));
    }

    void reset() {
        asked.clear();
        thought.countDown();
        thought = new CountDownLatch(0);
    }

    /// From now on answers this.
    void answer(int status, String body) {
        answer = new Answer(status, body);
    }

    /// From now on thinks until it is reset.
    void thinkOn() {
        thought = new CountDownLatch(1);
    }

    List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    body.isEmpty() ? JSON.nullNode() : JSON.readTree(body)));
            thought.await();
            var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reset();
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String body) {
    }

    /// One question.
    record Asked(String path, String authorization, JsonNode body) {
    }

}
