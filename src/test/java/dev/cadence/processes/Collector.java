package dev.cadence.processes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;

/// Takes whatever is sent to it by OTLP over HTTP, as a collector of traces and metrics would.
final class Collector implements AutoCloseable {

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    static Collector start() throws IOException {
        return new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange; var body = exchange.getRequestBody()) {
            received.add(new Received(exchange.getRequestURI().getPath(), body.readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    List<Span> spans() {
        return bodies("/v1/traces").map(Collector::traces)
            .flatMap(traces -> traces.getResourceSpansList().stream())
            .flatMap(resource -> resource.getScopeSpansList().stream())
            .flatMap(scope -> scope.getSpansList().stream())
            .toList();
    }

    List<String> services() {
        return bodies("/v1/traces").map(Collector::traces)
            .flatMap(traces -> traces.getResourceSpansList().stream())
            .flatMap(resource -> resource.getResource().getAttributesList().stream())
            .filter(attribute -> attribute.getKey().equals("service.name"))
            .map(attribute -> attribute.getValue().getStringValue())
            .distinct()
            .toList();
    }

    List<Metric> metrics() {
        return bodies("/v1/metrics").map(Collector::figures)
            .flatMap(figures -> figures.getResourceMetricsList().stream())
            .flatMap(resource -> resource.getScopeMetricsList().stream())
            .flatMap(scope -> scope.getMetricsList().stream())
            .toList();
    }

    /// All that came, with everything readable in it.
    String all() {
        return String.join("\n",
                received.stream().map(one -> new String(one.body, StandardCharsets.ISO_8859_1)).toList());
    }

    private Stream<byte[]> bodies(String path) {
        return received.stream().filter(one -> one.path.equals(path)).map(Received::body);
    }

    private static ExportTraceServiceRequest traces(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(new ByteArrayInputStream(body));
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ExportMetricsServiceRequest figures(byte[] body) {
        try {
            return ExportMetricsServiceRequest.parseFrom(new ByteArrayInputStream(body));
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Received(String path, byte[] body) {
    }

}
