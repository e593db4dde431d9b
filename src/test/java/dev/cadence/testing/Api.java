package dev.cadence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A caller of the API over real HTTP. `api.as(token).post("/v1/bookings", body)` reads like the request it makes.
@Lazy
public final class Api {

    private static final HttpClient HERE = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;

    private final URI base;

    private final Map<String, String> headers;

    @org.springframework.beans.factory.annotation.Autowired
    Api(Environment environment) {
        this(HERE, URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port")), Map.of());
    }

    private Api(HttpClient http, URI base, Map<String, String> headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /// A caller of an application elsewhere, such as one in a process of its own.
    public static Api at(URI base) {
        return new Api(HERE, base, Map.of());
    }

    public URI base() {
        return base;
    }

    /// The same caller, who asks another instance.
    public Api elsewhere(URI instance) {
        return new Api(http, instance, headers);
    }

    /// The same caller with a session's token or an API key.
    public Api as(String bearer) {
        return with("Authorization", "Bearer " + bearer);
    }

    public Api with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Api(http, base, Map.copyOf(more));
    }

    /// The same caller at another address of this machine, which has all of 127.0.0.0/8.
    public Api from(String address) {
        var there = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .localAddress(InetAddress.ofLiteral(address))
            .build();
        return new Api(there, base, headers);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body));
    }

    public Answer put(String path) {
        return send("PUT", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// Sends the body as it is, JSON or not. An answer that the API's description does
    /// not know fails the test.
    public Answer send(String method, String path, @Nullable String body) {
        var answer = exchange(method, path, body);
        ApiContract.hold(base, method, path, answer,
                address -> new Api(HERE, base, Map.of()).exchange("GET", address, null));
        return answer;
    }

    private Answer exchange(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What came back.
    public record Answer(int status, HttpHeaders headers, String text) {

        public JsonNode body() {
            return JSON.readTree(text);
        }

        /// A value within the body by its JSON pointer, as text:
        /// `answer.at("/price/amount")`.
        public String at(String pointer) {
            return body().at(pointer).asString();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// The code of the problem that this answer is, or an empty text when it is none.
        public String problem() {
            return header("Content-Type").startsWith("application/problem+json") ? at("/type").replace("/problems/", "")
                    : "";
        }

    }

}
