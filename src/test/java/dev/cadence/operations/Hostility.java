package dev.cadence.operations;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;

import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Makes up requests that nobody should send from what an operation says of itself: the same from the same seed, save
/// for the ids of what exists.
final class Hostility {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "get", "PROPFIND", "MKCOL", "QUERY");

    private static final List<String> MEDIA_TYPES = List.of("text/plain", "text/xml", "application/xml",
            "application/yaml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "image/png",
            "application/json; charset=utf-16", "application/json;charset=utf-32be", "application/*", "*/*", "/", ";",
            "application/json, text/plain", "application/vnd.api+json", "application/cbor", "application/x-ndjson");

    private static final List<String> HEADERS = List.of("Host: evil.example", "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: javascript", "Forwarded: for=\"_x\";proto=https",
            "X-Original-URL: /v1/ledger/proof", "X-Rewrite-URL: /actuator/prometheus", "X-HTTP-Method-Override: DELETE",
            "Range: bytes=0-18446744073709551615", "If-Modified-Since: junk", "If-Unmodified-Since: -1", "If-Match: \"",
            "If-None-Match: W/\"", "Content-Encoding: gzip", "Content-Encoding: br, deflate",
            "Accept-Encoding: gzip;q=2", "TE: trailers", "Upgrade: h2c", "Upgrade: websocket", "Connection: upgrade",
            "Origin: null", "Origin: ::::", "Referer: javascript:alert(1)", "Cookie: a=b; a=c; $Version=9",
            "Accept: */*;q=-1", "Accept: application/json;q=0", "Accept-Language: *-*-*", "Accept-Charset: x;q=",
            "Content-Language: \u00ff", "Sec-WebSocket-Key: x", "Proxy-Authorization: Basic eDp4", "Trailer: Host",
            "Content-Disposition: form-data; name=\"../../x\"", "X-Request-Id: \u00e9\u00e8", "Via: 1.1 a, 1.1 a",
            "Expires: -1", "Last-Event-ID: \u0001", "User-Agent: ${jndi:ldap://127.0.0.1/a}");

    private static final List<String> CREDENTIALS = List.of("Bearer", "Bearer ", "bearer x", "Bearer a b",
            "Bearer cadence_key_", "Bearer cadence_key_" + "A".repeat(43), "Bearer cadence_session_" + "_".repeat(43),
            "Bearer ' or 1=1--", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "Basic YTpi", "Basic", "Digest x",
            "Negotiate YII=", "Token x", "Bearer " + "x".repeat(9_000), "Bearer \u00ff\u00fe", ",", "Bearer =====");

    private static final List<Kind> KINDS = Arrays.asList(Kind.values());

    private final Random random;

    private final List<String> ids;

    private final List<String> cursors;

    private final Payloads payloads;

    Hostility(long seed, Map<String, String> ids, List<String> cursors) {
        this.random = new Random(seed);
        this.ids = List.copyOf(new java.util.TreeMap<>(ids).values());
        this.cursors = cursors;
        this.payloads = new Payloads(random);
    }

    Request next(DescribedOperation operation) {
        var kind = of(KINDS);
        return switch (kind) {
            case WRONG_TYPE -> body(kind, operation, placed(operation, payloads.wrongType()));
            case INJECTION -> somewhere(kind, operation, payloads.injection());
            case UNICODE -> somewhere(kind, operation, payloads.unicode());
            case HUGE -> somewhere(kind, operation, payloads.huge());
            case NUMBER -> placedOr(kind, operation, payloads.number());
            case DATE -> somewhere(kind, operation, payloads.date());
            case OTHER_ID -> somewhere(kind, operation, of(ids));
            case DEEP -> body(kind, operation, placed(operation, payloads.deep()));
            case MANY -> body(kind, operation, payloads.many());
            case UNKNOWN_FIELD -> body(kind, operation, changed(operation,
                    it -> "{\"%s\":%s,%s".formatted(payloads.name(), payloads.wrongType(), it.substring(1))));
            case FIELD_TWICE -> body(kind, operation,
                    changed(operation, it -> it.replaceFirst("\\}$", Matcher.quoteReplacement("," + it.substring(1)))));
            case BYTES -> request(kind, operation, operation.path(), "", payloads.spoiled(operation.sample()));
            case TRUNCATED -> request(kind, operation, operation.path(), "", payloads.cut(operation.sample()));
            case TRAVERSAL -> elsewhere(kind, operation, payloads.traversal());
            case METHOD -> new Request(kind, false, of(METHODS), operation.path(), Wire.JSON, operation.sample());
            case MEDIA_TYPE -> new Request(kind, true, operation.method(), operation.path(),
                    "Content-Type: %s\r\n".formatted(of(MEDIA_TYPES)), operation.sample());
            case HEADER -> request(kind, operation, operation.path(), of(HEADERS) + "\r\n", operation.sample());
            case HEADER_TWICE -> request(kind, operation, operation.path(),
                    "Idempotency-Key: a\r\nIdempotency-Key: b\r\n" + of(HEADERS) + "\r\n" + of(HEADERS) + "\r\n",
                    operation.sample());
            case HUGE_HEADER -> request(kind, operation, operation.path(),
                    "%s: %s\r\n".formatted(
                            of(List.of("X-Huge", "Idempotency-Key", "If-Match", "X-Request-Id", "Accept")),
                            "h".repeat(1 + random.nextInt(18_000))),
                    operation.sample());
            case CREDENTIAL -> request(kind, operation, operation.path(),
                    "Authorization: %s\r\n".formatted(of(CREDENTIALS)), operation.sample());
            case PAGING -> asked(kind, operation, "limit", of(List.of("0", "-1", "101", "2147483648", "1e3", "0x10",
                    "+5", "%20", "9".repeat(400), "\u0661", "NaN", "null", "1%00", "1,2")));
            case CURSOR -> asked(kind, operation, "cursor", payloads.cursor(of(cursors)));
            case PARAMETER_TWICE -> request(kind, operation, operation.path() + "?limit=1&limit=2&cursor=a&cursor=b",
                    "", operation.sample());
            case UNKNOWN_PARAMETER -> request(kind, operation, "%s?%s=%s".formatted(operation.path(), payloads.name(),
                    UriUtils.encode(payloads.injection(), UTF_8)), "", operation.sample());
        };
    }

    /// A text wherever this operation takes one: in a field, a parameter, the address, a
    /// header.
    private Request somewhere(Kind kind, DescribedOperation operation, String text) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> body(kind, operation, placed(operation, JSON.writeValueAsString(text)));
            case 2 -> elsewhere(kind, operation, UriUtils.encode(shortened(text), UTF_8));
            case 3 -> asked(kind, operation, operation.parameters().isEmpty() ? "q" : of(operation.parameters()),
                    UriUtils.encode(shortened(text), UTF_8));
            default -> request(kind, operation, operation.path(),
                    "Idempotency-Key: %s\r\n".formatted(shortened(text).replaceAll("[\r\n]", " ")), operation.sample());
        };
    }

    private Request placedOr(Kind kind, DescribedOperation operation, String number) {
        return random.nextBoolean() ? body(kind, operation, placed(operation, number)) : asked(kind, operation,
                operation.parameters().isEmpty() ? "q" : of(operation.parameters()), shortened(number));
    }

    /// The operation's own request with one field replaced by a piece of JSON.
    private String placed(DescribedOperation operation, String json) {
        var fields = operation.fields();
        return fields.isEmpty() ? "{\"x\":%s}".formatted(json) : operation.sampleWith(of(fields), json);
    }

    private static String changed(DescribedOperation operation, Function<String, String> change) {
        var sample = new String(operation.sample(), StandardCharsets.UTF_8);
        return change.apply(sample.length() > 2 ? sample : "{\"x\":1}");
    }

    private Request asked(Kind kind, DescribedOperation operation, String parameter, String value) {
        return request(kind, operation, "%s?%s=%s".formatted(operation.path(), parameter, value), "",
                operation.sample());
    }

    /// Another value in the address's place, or after its end if it has none.
    private Request elsewhere(Kind kind, DescribedOperation operation, String place) {
        var path = operation.template().contains("{")
                ? operation.template().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(place))
                : operation.template() + "/" + place;
        return new Request(kind, false, operation.method(), path, Wire.JSON, operation.sample());
    }

    private static Request body(Kind kind, DescribedOperation operation, String body) {
        return request(kind, operation, operation.path(), "", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Request request(Kind kind, DescribedOperation operation, String target, String headers,
            byte[] body) {
        return new Request(kind, true, operation.method(), target, Wire.JSON + headers, body);
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 4_000));
    }

    /// @param known whether it asks for the operation itself, so that the answer must be
    /// one that the operation describes
    record Request(Kind kind, boolean known, String method, String target, String headers, byte[] body) {

        @Override
        public String toString() {
            var text = "%s %s %s%n%s%s".formatted(kind, method, target, headers, new String(body, UTF_8));
            return text.substring(0, Math.min(text.length(), 400));
        }

    }

    enum Kind {

        WRONG_TYPE, INJECTION, UNICODE, HUGE, NUMBER, DATE, OTHER_ID, DEEP, MANY, UNKNOWN_FIELD, FIELD_TWICE, BYTES,
        TRUNCATED, TRAVERSAL, METHOD, MEDIA_TYPE, HEADER, HEADER_TWICE, HUGE_HEADER, CREDENTIAL, PAGING, CURSOR,
        PARAMETER_TWICE, UNKNOWN_PARAMETER

    }

}
