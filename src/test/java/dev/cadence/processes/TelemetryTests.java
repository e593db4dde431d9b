package dev.cadence.processes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.cadence.processes.Instances.await;
import static org.assertj.core.api.Assertions.assertThat;

/// What an instance sends that was told where to by the standard's variables, and what one writes to its log meanwhile.
@CadenceTest
record TelemetryTests(Marketplace marketplace) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final String CALLER = "b7ad6b7169203331";

    private static final String REQUEST = "the-request-that-is-traced";

    /// No token of ours, since the framework logs addresses as they are at this level.
    private static final String QUERY = "what-nobody-is-to-be-told";

    @Test
    void aRequestAndWhatItAskedOfStripeAreOneTraceThatTellsNothingPrivate() throws IOException, InterruptedException {
        try (var collector = Collector.start()) {
            var instance = INSTANCES.next(settings(collector));
            instance.goOnAt(MutableClock.NOON);
            var booking = marketplace.aRequest();
            var founder = marketplace.cast().founder();
            var caller = new Caller(instance, founder.key());

            var setup = caller.send("POST", "/v1/card-setups", "", "traceparent",
                    "00-%s-%s-01".formatted(TRACE, CALLER), "X-Request-Id", REQUEST);
            caller.send("GET", "/v1/me?access_token=" + QUERY, "");
            caller.send("GET", "/v1/engineers?q=somebody@example.com", "");
            caller.send("POST", "/v1/sessions",
                    "{\"email\": \"nobody@example.com\", \"password\": \"%s\"}".formatted(Cast.PASSWORD));
            var read = new Caller(instance, booking.founder().key()).send("GET", booking.path(), "");
            caller.send("GET", "/actuator/health", "");

            assertThat(setup).isEqualTo(201);
            assertThat(read).isEqualTo(200);
            await("the last of the traces")
                .until(() -> collector.spans().stream().anyMatch(span -> attributes(span).containsKey("bookingId")));
            var request = the(collector, "http post /v1/card-setups");
            assertThat(hex(request.getTraceId())).isEqualTo(TRACE);
            assertThat(hex(request.getParentSpanId())).isEqualTo(CALLER);
            assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
            assertThat(attributes(request)).containsEntry("uri", "/v1/card-setups")
                .containsEntry("method", "POST")
                .containsEntry("status", "201")
                .containsEntry("requestId", REQUEST);

            var call = the(collector, "stripe POST /v1/setup_intents");
            assertThat(hex(call.getTraceId())).isEqualTo(TRACE);
            assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
            assertThat(attributes(call)).containsEntry("endpoint", "POST /v1/setup_intents")
                .containsEntry("answer", "200")
                .containsEntry("requestId", REQUEST);

            assertThat(attributes(the(collector, "http get /v1/bookings/{id}"))).containsEntry("bookingId",
                    booking.id());
            assertThat(collector.services()).containsExactly("cadence");
            assertThat(collector.spans()).noneMatch(span -> span.getName().contains("actuator"))
                .allMatch(span -> span.getEventsCount() == 0 && span.getStatus().getMessage().isEmpty());
            assertThat(collector.all()).doesNotContain(founder.key(), QUERY, "Bearer", "example.com", Cast.PASSWORD,
                    "sk_test_simulated", "seti_");

            await("the request to be logged").until(() -> instance.printed().contains(TRACE));
            assertThat(instance.printed().lines())
                .anyMatch(line -> line.startsWith("{") && line.contains("\"http.request.id\":\"%s\"".formatted(REQUEST))
                        && line.contains("\"trace.id\":\"%s\"".formatted(TRACE)) && line.contains("\"span.id\":"));
            assertThat(instance.printed().lines()).anyMatch(
                    line -> line.startsWith("{") && line.contains("\"booking.id\":\"%s\"".formatted(booking.id())));
        }
    }

    @Test
    void metricsAreSentToTheSamePlace() throws IOException {
        try (var collector = Collector.start()) {
            var instance = INSTANCES.next(settings(collector));
            instance.goOnAt(MutableClock.NOON);

            await("metrics").until(() -> collector.metrics()
                .stream()
                .anyMatch(metric -> metric.getName().equals("cadence.sweep.lag")));
        }
    }

    /// Without looking at the API's description, which an instance takes long to write
    /// the first time.
    private record Caller(Instance instance, String key) {

        int send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(instance.address().resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
        }

    }

    private static Map<String, String> settings(Collector collector) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address(), "OTEL_TRACES_SAMPLER",
                "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG", "1.0", "OTEL_BSP_SCHEDULE_DELAY", "100",
                "OTEL_METRIC_EXPORT_INTERVAL", "500", "logging.structured.format.console", "ecs");
    }

    private static Span the(Collector collector, String name) {
        var found = collector.spans().stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).as("%s among %s", name, collector.spans().stream().map(Span::getName).toList()).hasSize(1);
        return found.getFirst();
    }

    private static Map<String, String> attributes(Span span) {
        return span.getAttributesList()
            .stream()
            .collect(Collectors.toMap(one -> one.getKey(), one -> one.getValue().getStringValue()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

}
