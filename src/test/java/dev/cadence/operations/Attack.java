package dev.cadence.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cadence.operations.Wire.Reply;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Callers of every kind with something to lose, and an eye on every answer and on
/// the log.
final class Attack implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final Api api;

    private final Marketplace marketplace;

    private final JsonNode description;

    private Map<String, Wire> callers = Map.of();

    private Map<String, String> ids = Map.of();

    Attack(Api api, Marketplace marketplace) {
        this.api = api;
        this.marketplace = marketplace;
        description = api.get("/v1/openapi").body();
        cast();
        log.start();
        root.addAppender(log);
    }

    private void cast() {
        var booking = marketplace.aTrial();
        var cast = marketplace.cast();
        callers = Map.of("nobody", new Wire(api.base(), ""), "founder", inPerson(booking.founder()), "engineer",
                inPerson(booking.engineer()), "admin", inPerson(cast.admin()), "unaffiliated",
                inPerson(cast.unaffiliated()));
        ids = Map.of("bookings", booking.id(), "companies", booking.founder().caller().company().value().toString(),
                "engineers", booking.engineer().caller().engineer().value().toString(), "problems", "forbidden");
    }

    /// Signed in, since there is more that people may do than keys.
    private Wire inPerson(Cast.Member<?> member) {
        return new Wire(api.base(), marketplace.cast().token(member));
    }

    /// What is attacked may be what keeps its callers, or makes them others than they
    /// were.
    void recastWhoeverIsLockedOut() {
        var me = as("unaffiliated").send("GET", "/v1/me");
        var allAreIn = callers.values()
            .stream()
            .allMatch(it -> it.bearer().isEmpty() || it.send("GET", "/v1/me").status() == 200);
        if (!allAreIn || me.text().contains("companyId")) {
            cast();
        }
    }

    Map<String, String> ids() {
        return ids;
    }

    Wire as(String caller) {
        return Objects.requireNonNull(callers.get(caller));
    }

    /// As somebody who may.
    Wire by(DescribedOperation operation) {
        var words = operation.described().at("/description").asString();
        if (words.startsWith("For everyone, signed in or not")) {
            return as("nobody");
        }
        if (words.startsWith("For founders who belong to no company")) {
            return as("unaffiliated");
        }
        return as(
                words.startsWith("For engineers") ? "engineer" : words.startsWith("For admins") ? "admin" : "founder");
    }

    void eachOperation(Consumer<DescribedOperation> attack) {
        operations().forEach(operation -> {
            recastWhoeverIsLockedOut();
            attack.accept(described(operation.name(), operation.described()));
        });
    }

    List<DescribedOperation> operations() {
        return new TreeMap<>(ApiDescriptionTests.operations(description)).entrySet()
            .stream()
            .map(operation -> described(operation.getKey(), operation.getValue()))
            .toList();
    }

    private DescribedOperation described(String name, JsonNode described) {
        var method = name.substring(0, name.indexOf(' '));
        var template = name.substring(name.indexOf(' ') + 1);
        return new DescribedOperation(name, method, template, path(template), described,
                description.at("/components/schemas"));
    }

    void eachPath(BiConsumer<String, List<String>> attack) {
        description.at("/paths")
            .properties()
            .forEach(path -> attack.accept(path(path.getKey()),
                    path.getValue().propertyNames().stream().map(method -> method.toUpperCase(Locale.ROOT)).toList()));
    }

    private String path(String template) {
        var kind = template.replaceFirst("^/(v1/)?", "").replaceFirst("/.*", "");
        return template.replace("{version}", "1")
            .replace("{day}", "2026-03-02")
            .replaceFirst("\\{[^}]*}", ids.getOrDefault(kind, UUID.randomUUID().toString()))
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    void refused(DescribedOperation operation, byte[] body) {
        var reply = by(operation).send(operation.method(), operation.path(), Wire.JSON, body);
        check(operation, reply);
        assertThat(reply.status()).as("%s with %s", operation.name(), shortened(body)).isIn(400, 413, 415);
    }

    void check(DescribedOperation operation, Reply reply) {
        check(operation.name(), reply);
        if (reply.status() >= 400) {
            var codes = operation.described()
                .at("/responses/%d/x-problems".formatted(reply.status()))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
            assertThat(codes.contains(reply.code()) || List.of("bad-request", "not-found").contains(reply.code()))
                .as("%s describes %s", operation.name(), reply)
                .isTrue();
        }
    }

    void check(String request, Reply reply) {
        assertThat(reply.status()).as("%s: %s", shortened(request.getBytes(StandardCharsets.UTF_8)), reply)
            .isLessThan(500);
        checkHeaders(request, reply);
        if (reply.status() >= 400) {
            checkProblem(request, reply);
        }
    }

    /// What every answer carries, and what none does.
    static void checkHeaders(String request, Reply reply) {
        assertThat(reply.headers()).as(shortened(request.getBytes(StandardCharsets.UTF_8)))
            .contains("x-request-id: ", "x-content-type-options: nosniff", "x-frame-options: deny",
                    "referrer-policy: no-referrer", "content-security-policy: default-src 'none'; ",
                    "frame-ancestors 'none'", "cross-origin-opener-policy: same-origin",
                    "cross-origin-resource-policy: same-origin", "permissions-policy: camera=()", "cache-control: ")
            .doesNotContain("set-cookie", "strict-transport-security", "\r\nserver:", "x-powered-by");
        assertThat(reply.headers().contains("content-disposition: ")).as(request)
            .isNotEqualTo(reply.headers().contains("script-src 'self'"));
        // What is the same for everybody may be kept, and nothing else.
        if (!reply.headers().contains("cache-control: max-age=3600, public")
                && !reply.headers().contains("cache-control: no-cache, public")) {
            assertThat(reply.headers()).as(request).contains("no-store");
        }
    }

    void checkProblem(String request, Reply reply) {
        assertThat(reply.headers()).as(request).contains("content-type: application/problem+json");
        assertThat(reply.text()).as(request).doesNotContain("Exception", "\tat ", "org.", "java.", "dev.cadence");
        assertThat(reply.body().at("/type").asString()).as(request).matches("/problems/[a-z-]+");
        assertThat(reply.body().at("/title").asString()).as(request).isNotBlank();
        assertThat(reply.body().at("/status").asInt()).as(request).isEqualTo(reply.status());
        assertThat(reply.body().at("/instance").asString()).as(request).isNotEqualTo("/error");
    }

    @Override
    public void close() {
        root.detachAppender(log);
        assertThat(log.list).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
            .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null)
            .extracting(ILoggingEvent::getFormattedMessage)
            .isEmpty();
    }

    private static String shortened(byte[] text) {
        return new String(text, 0, Math.min(text.length, 200), StandardCharsets.UTF_8);
    }

}
