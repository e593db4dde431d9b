package dev.cadence.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import static dev.cadence.operations.Wire.JSON;
import static dev.cadence.operations.Wire.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

/// Every operation under requests that nobody should send, from everybody who could: none ends in a failure of ours, in
/// an error in the log or in anything but a problem that says what is wrong.
@CadenceTest
record HostileRequestTests(Api api, Marketplace marketplace) {

    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e400", "99999999999999999999",
            "9223372036854775808", "\"\"", "\" \"", "[]", "[null]", "{}", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"",
            "\"\\u202e\\u0007\"", "\"" + "x".repeat(70_000) + "\"", "\"+999999999-12-31T00:00:00Z\"",
            "\"-4714-01-01T00:00:00Z\"", "\"+294277-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\"",
            "\"1-1-1-1-1\"", "\"25:61\"");

    private static final List<String> BODIES = List.of("", " ", "[]", "\"x\"", "1", "null", "true", "{", "{]", "nul",
            "{}{}", "[".repeat(5_000), "{\"a\":".repeat(5_000), "{\"x\":\"" + "x".repeat(300_000) + "\"}", "\ufeff{",
            "{'a':1}", "{\"a\":NaN}", "<a/>");

    private static final List<String> PLACES = List.of("not-an-id", "%00", "a%2Fb", "a%5Cb", "%2e%2e", "%zz", "%ff",
            "%ED%A0%80", ";a=b", "a;b", "1".repeat(5_000), "%F0%9F%92%A9", "{id}", "-", "1-1-1-1-1", "null", "%20");

    private static final List<String> QUERIES = List.of("?=", "?%zz", "?%ff", "?%00=1", "?unknown=1", "?&&", "?a[]=1",
            "?" + "a=1&".repeat(1_500), "?{}", "?limit=1&limit=2");

    private static final List<String> PARAMETERS = List.of("", "%00", "%zz", "%20", "-1", "99999999999999999999",
            "null", "x".repeat(3_000), "%F0%9F%92%A9", "+999999999-12-31T00:00:00Z", "-999999999-01-01T00:00:00Z", ",",
            "a&limit=1", "[]", "'%20or%201=1");

    @Test
    void aWrongMethodIsAnsweredWithTheRightOnes() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachPath((path, methods) -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                .filter(method -> !methods.contains(method))
                .forEach(method -> {
                    var reply = attack.as("admin").send(method, path);
                    attack.check(method + " " + path, reply);
                    assertThat(reply.status()).as(method + " " + path).isEqualTo(405);
                    assertThat(reply.headers()).contains("allow: ");
                }));
        }
    }

    @Test
    void whoAcceptsNoJsonIsToldSoBeforeAnythingIsDone() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> Stream
                .of("application/xml", "text/html;q=abc", "junk", "application/yaml", "application/problem+json")
                .filter(accept -> !accept.endsWith("problem+json") || operation.answersSomething())
                .forEach(accept -> {
                    var reply = attack.by(operation)
                        .send(operation.method(), operation.path(), "Accept: %s\r\n%s".formatted(accept, JSON),
                                operation.sample());
                    attack.check(operation, reply);
                    assertThat(reply.status()).as("%s accepting %s", operation.name(), accept).isEqualTo(406);
                }));
        }
        assertThat(marketplace.count("api_key where name = 'x'")).isZero();
    }

    /// As generated clients do, which find no other form described there.
    @Test
    void whoAcceptsProblemsAloneIsServedWhereNothingElseIsAnswered() {
        var program = api.with("Accept", "application/problem+json");

        assertThat(
                program.post("/v1/registrations", Map.of("email", "program@example.com", "role", "FOUNDER")).status())
            .isEqualTo(202);
        assertThat(program.post("/v1/registrations", Map.of("email", "nonsense", "role", "FOUNDER")).problem())
            .isEqualTo("invalid-request");
        assertThat(program.get("/v1/engineers").status()).isEqualTo(406);
    }

    @Test
    void aBodyThatIsNotJsonIsNotRead() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> {
                if (operation.takesJson()) {
                    Stream
                        .of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                                "multipart/form-data; boundary=x", "application/yaml", "application/xml", "junk",
                                "application/json;charset=junk", "application/octet-stream")
                        .forEach(type -> {
                            var reply = attack.by(operation)
                                .send(operation.method(), operation.path(), "Content-Type: %s\r\n".formatted(type),
                                        "a=%zz".getBytes(StandardCharsets.UTF_8));
                            attack.check(operation, reply);
                            assertThat(reply.status()).as("%s with %s", operation.name(), type).isIn(400, 415);
                        });
                }
            });
        }
    }

    @Test
    void aBodyThatIsNoRequestIsRefused() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> {
                if (operation.takesJson()) {
                    BODIES.stream()
                        .filter(body -> !operation.needsNoBody() || !(body.isBlank() || body.equals("null")))
                        .forEach(body -> attack.refused(operation, body.getBytes(StandardCharsets.UTF_8)));
                    attack.refused(operation, new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' });
                    attack.refused(operation, operation.sample("\"nobodyReads\":1,", ""));
                    attack.refused(operation, operation.sample("", ",\"nobodyReads\":{}"));
                    attack.refused(operation, operation.sampleTwice());
                }
                else {
                    BODIES.forEach(body -> attack.check(operation,
                            attack.by(operation).sendJson(operation.method(), operation.path(), body)));
                }
            });
        }
    }

    @Test
    void noValueOfAnyFieldMakesTheApplicationFail() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> operation.fields().forEach(field -> VALUES.forEach(value -> {
                var body = operation.sampleWith(field, value);
                attack.check(operation, attack.by(operation).sendJson(operation.method(), operation.path(), body));
            })));
        }
    }

    @Test
    void noAddressMakesTheApplicationFail() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> {
                PLACES.forEach(place -> {
                    var path = operation.template().contains("{")
                            ? operation.template().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(place))
                            : operation.template() + "/" + place;
                    attack.check(operation.method() + " " + path, attack.by(operation).send(operation.method(), path));
                });
                QUERIES.forEach(query -> attack.check(operation,
                        attack.by(operation).send(operation.method(), operation.path() + query)));
                assertThat(attack.by(operation).send(operation.method(), operation.path() + "/").status())
                    .as(operation.name() + "/")
                    .isIn(400, 401, 404);
            });
        }
    }

    @Test
    void noParameterMakesTheApplicationFail() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> operation.parameters()
                .forEach(parameter -> PARAMETERS.forEach(value -> attack.check(operation, attack.by(operation)
                    .send(operation.method(), "%s?%s=%s".formatted(operation.path(), parameter, value))))));
        }
    }

    @Test
    void everyOperationAnswersEveryCaller() {
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> Stream.of("nobody", "founder", "engineer", "admin").forEach(caller -> {
                attack.check(operation, attack.as(caller).send(operation.method(), operation.path()));
                attack.check(operation,
                        attack.as(caller).send(operation.method(), operation.path(), JSON, operation.sample()));
            }));
        }
    }

    @Test
    void noHeaderMakesAnOperationFail() {
        var headers = List.of("Idempotency-Key: " + "k".repeat(300), "Idempotency-Key:", "Idempotency-Key: \t\u00ff",
                "X-Request-Id: \u00ff\u00fe", "Stripe-Signature: t=1,v1=\u00ff", "If-Match: junk", "If-None-Match: *",
                "Range: bytes=0-1", "Origin: null", "Cookie: a=b;;=", "X-Forwarded-For: '",
                "X-HTTP-Method-Override: DELETE", "Content-Encoding: gzip", "Accept-Charset: junk",
                "Accept-Language: \u00ff", "Authorization: Bearer \u00ff");
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation((operation) -> headers.forEach(header -> {
                var once = operation.described().toString().contains("Idempotency-Key");
                var body = once ? operation.sample() : "{}".getBytes(StandardCharsets.UTF_8);
                attack.check(operation,
                        attack.by(operation).send(operation.method(), operation.path(), header + "\r\n" + JSON, body));
            }));
        }
    }

    @Test
    void whatIsNoHttpIsAnsweredWithAProblem() {
        var requests = List.of("GARBAGE\r\n\r\n", "GET /v1/me HTTP/1.1\r\nHost: x\r\nExpect: junk\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\n\r\n", "FO@O /v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "BREW /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /v1/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /v1/engineers?cursor=\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a b\r\n\r\n", "GET /v1/me HTTP/1.1\r\nHost: x\r\nFoo Bar: x\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: x\r\nFoo: a\u0000b\r\n\r\n",
                "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n",
                "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
                "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\nfoo");
        try (var attack = new Attack(api, marketplace)) {
            requests.forEach(bytes -> {
                var reply = attack.as("nobody").sendBytes(bytes, NOTHING);

                attack.check(bytes, reply);
                assertThat(reply.status()).isBetween(400, 499);
            });
        }
    }

    @Test
    void anAddressOrHeaderThatIsTooLongIsAnsweredWithAProblem() {
        try (var attack = new Attack(api, marketplace)) {
            var caller = attack.as("admin");
            for (var reply : List.of(caller.send("GET", "/v1/" + "a".repeat(20_000)),
                    caller.send("GET", "/v1/me", "X-A: %s\r\n".formatted("b".repeat(20_000)), NOTHING),
                    caller.send("GET", "/v1/me", "X-A: b\r\n".repeat(300), NOTHING))) {
                attack.check("too long", reply);
                assertThat(reply.status()).isBetween(400, 499);
            }
        }
    }

    /// The standard asks for these numbers, although the caller is at fault.
    @Test
    void aPartOfHttpThatWeDoNotHaveIsAnsweredWithAProblem() {
        var requests = List.of("501 CONNECT /v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "505 GET /v1/me HTTP/3.0\r\nHost: x\r\n\r\n",
                "501 POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n");
        try (var attack = new Attack(api, marketplace)) {
            requests.forEach(request -> {
                var reply = attack.as("nobody").sendBytes(request.substring(4), NOTHING);

                attack.checkProblem(request, reply);
                assertThat(reply.status()).isEqualTo(Integer.parseInt(request.substring(0, 3)));
            });
        }
    }

}
