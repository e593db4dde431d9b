package dev.cadence.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// The other side of the webhooks: keeps what arrives, and fails as often as it is told to.
final class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "whsec_receiver";

    private final HttpServer server;

    private final List<Received> received = new CopyOnWriteArrayList<>();

    private final AtomicInteger failures = new AtomicInteger();

    WebhookReceiver() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.server.createContext("/", this::receive);
        this.server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            this.received.add(new Received(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
            boolean fails = this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
            exchange.sendResponseHeaders(fails ? 500 : 200, -1);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d/webhooks".formatted(this.server.getAddress().getPort()));
    }

    void failNext(int times) {
        this.failures.set(times);
    }

    List<Received> received() {
        return List.copyOf(this.received);
    }

    @Override
    public void close() {
        this.server.stop(0);
    }

    /// One delivery as it arrived.
    record Received(String body, String signature) {

        /// Read by Stripe's own library, signature and all, with any age allowed.
        Event verified() throws SignatureVerificationException {
            return Webhook.constructEvent(this.body, this.signature, SECRET, 0);
        }

        String field(String name) {
            var value = Json.parse(this.body).get(name);
            return value.isJsonNull() ? "null" : value.getAsString();
        }

        long timestamp() {
            return Long.parseLong(this.signature.substring(2, this.signature.indexOf(',')));
        }

    }

}
