package dev.cadence.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;

/// What somebody who uses the API has besides it, for a story in a process of its own: a mailbox, a browser that finishes
/// with Stripe, and patience. Each waits until all that is on its way has arrived.
final class Surroundings implements AutoCloseable {

    private final HttpServer server;

    Surroundings(Marketplace marketplace, Mailbox mailbox) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/code", exchange -> answer(exchange, address -> {
            marketplace.time().settle();
            return mailbox.lastTo(address).code();
        }));
        server.createContext("/card", exchange -> answer(exchange, secret -> {
            marketplace.finishInTheBrowser(secret, "pm_card_visa");
            marketplace.time().settle();
            return "saved";
        }));
        server.createContext("/events", exchange -> answer(exchange, all -> {
            marketplace.time().settle();
            return "told";
        }));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Function<String, String> answer) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestURI().toString().replaceFirst("[^=]*=", "");
            var text = answer.apply(asked).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

}
