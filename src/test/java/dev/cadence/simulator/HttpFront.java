package dev.cadence.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.stripe.Stripe;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;

/// Stripe's side of the network: reads requests, writes answers, and loses both as the faults say.
final class HttpFront implements HttpHandler {

    private static final String BROWSERS_MAY_SEND = "Authorization, Content-Type, Idempotency-Key, Stripe-Version";

    private final StripeApi api;

    private final FaultPlan faults;

    private final RequestLog log;

    private final Clock clock;

    HttpFront(StripeApi api, FaultPlan faults, RequestLog log, Clock clock) {
        this.api = api;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            if ("OPTIONS".equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Headers", BROWSERS_MAY_SEND);
                exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST, DELETE");
                exchange.sendResponseHeaders(204, -1);
            }
            else {
                serve(exchange, read(exchange));
            }
        }
    }

    private static ApiRequest read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new ApiRequest(Ids.request(), exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""), body,
                headers.getFirst("Authorization"), headers.getFirst("Idempotency-Key"));
    }

    private void serve(HttpExchange exchange, ApiRequest request) throws IOException {
        int number = this.log.begin(new ReceivedRequest(request.method(), request.path(), request.idempotencyKey(),
                formOf(request), 0, false, this.clock.instant()));
        Optional<Fault> fault = this.faults.take(request.method(), request.path());
        Fault.Kind kind = fault.map(Fault::kind).orElse(null);
        Duration lasting = fault.map(Fault::lasting).orElse(Duration.ZERO);
        if (kind == Fault.Kind.HOLD_BEFORE) {
            StripeApi.pause(lasting);
        }
        if (kind == Fault.Kind.DROP_BEFORE || kind == Fault.Kind.HOLD_BEFORE) {
            return;
        }
        Answer answer = this.api.answer(request, kind, lasting);
        if (kind != Fault.Kind.DROP_AFTER) {
            this.log.end(number, (kind == Fault.Kind.HTML_502) ? 502 : answer.status(), answer.replayed());
            describe(exchange, request, answer);
            write(exchange, answer, kind);
        }
    }

    private static Map<String, String> formOf(ApiRequest request) {
        try {
            return request.params().flat();
        }
        catch (StripeRefusal unreadable) {
            return Map.of();
        }
    }

    private static void describe(HttpExchange exchange, ApiRequest request, Answer answer) {
        Headers headers = exchange.getResponseHeaders();
        String version = exchange.getRequestHeaders().getFirst("Stripe-Version");
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", request.id());
        headers.set("Stripe-Version", (version != null) ? version : Stripe.API_VERSION);
        if (request.keyInForce() != null) {
            headers.set("Idempotency-Key", request.keyInForce());
        }
        if (answer.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
    }

    private static void write(HttpExchange exchange, Answer answer, Fault.@Nullable Kind fault) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (fault == Fault.Kind.EMPTY_BODY) {
            exchange.sendResponseHeaders(200, -1);
        }
        else if (fault == Fault.Kind.HTML_502) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            send(exchange, 502, "<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8));
        }
        else if (fault == Fault.Kind.TRUNCATED_JSON) {
            send(exchange, answer.status(), Arrays.copyOf(body, body.length / 2));
        }
        else {
            send(exchange, answer.status(), body);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

}
