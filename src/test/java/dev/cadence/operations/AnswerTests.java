package dev.cadence.operations;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.operations.Wire.Reply;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// What all answers have in common, whoever gives them: an operation, a filter, the framework, the server.
@CadenceTest
record AnswerTests(Api api, Marketplace marketplace, JdbcClient jdbc,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {

    @Test
    void everyKindOfAnswerHasTheSameHeaders() throws Exception {
        try (var attack = new Attack(api, marketplace)) {
            var kinds = new LinkedHashMap<String, Reply>();
            var nobody = attack.as("nobody");
            var founder = attack.as("founder");
            kinds.put("200 of an operation", founder.send("GET", "/v1/me"));
            kinds.put("200 for everyone", nobody.send("GET", "/v1/engineers"));
            kinds.put("200 that may be kept", nobody.send("GET", "/problems/forbidden"));
            kinds.put("200 of the framework", nobody.send("GET", "/actuator/health"));
            kinds.put("200 of the description", nobody.send("GET", "/v1/openapi"));
            kinds.put("200 of the security filters", nobody.send("GET", "/.well-known/oauth-protected-resource"));
            kinds.put("200 of OPTIONS", founder.send("OPTIONS", "/v1/me"));
            kinds.put("201", founder.send("POST", "/v1/card-setups"));
            kinds.put("302", nobody.send("GET", "/docs"));
            kinds.put("400 of a filter", nobody.send("GET", "/v1/engineers?%zz"));
            kinds.put("400 of the firewall", nobody.send("GET", "/v1//me"));
            kinds.put("400 of an operation", nobody.sendJson("POST", "/v1/sessions", "{"));
            kinds.put("400 of the server for a path", nobody.send("GET", "/v1/a%2fb"));
            kinds.put("400 of the server for a host",
                    nobody.sendBytes("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", Wire.NOTHING));
            kinds.put("400 of the server for a line", nobody.sendBytes("GARBAGE\r\n\r\n", Wire.NOTHING));
            kinds.put("400 of the server for its headers",
                    nobody.send("GET", "/v1/me", "A: b\r\n".repeat(300), Wire.NOTHING));
            kinds.put("400 in the middle of a body", nobody.sendBytes(
                    nobody.head("POST", "/v1/sessions", Wire.JSON + "Transfer-Encoding: chunked\r\n") + "zz\r\n",
                    Wire.NOTHING));
            kinds.put("401 for want of a key", nobody.send("GET", "/v1/me"));
            kinds.put("401 for a wrong key", new Wire(api.base(), "x").send("GET", "/v1/engineers"));
            kinds.put("403 of an operation", founder.send("GET", "/v1/ledger/proof"));
            kinds.put("403 of a preflight", nobody.send("OPTIONS", "/v1/me",
                    "Origin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\n", Wire.NOTHING));
            kinds.put("404 of an operation", nobody.send("GET", "/problems/nothing"));
            kinds.put("404 of the framework", founder.send("GET", "/v1/nothing"));
            kinds.put("405 of the framework", founder.send("DELETE", "/v1/me"));
            kinds.put("405 of the server", nobody.send("TRACE", "/v1/me"));
            kinds.put("406", founder.send("GET", "/v1/me", "Accept: text/html\r\n", Wire.NOTHING));
            kinds.put("413 before an operation", nobody.send("POST", "/v1/sessions", Wire.JSON, new byte[262_145]));
            kinds.put("413 of an operation",
                    nobody.sendJson("POST", "/v1/sessions", "{\"email\":\"%s\"}".formatted("x".repeat(200_001))));
            kinds.put("415",
                    nobody.send("POST", "/v1/sessions", "Content-Type: text/plain\r\n", new byte[] { '{', '}' }));
            kinds.put("417", nobody.send("GET", "/v1/me", "Expect: junk\r\n", Wire.NOTHING));
            kinds.put("501", nobody.send("CONNECT", "/v1/me"));
            kinds.put("505", nobody.sendBytes("GET /v1/me HTTP/3.0\r\nHost: x\r\n\r\n", Wire.NOTHING));

            assertThat(kinds).allSatisfy((kind, reply) -> {
                assertThat(kind).startsWith(String.valueOf(reply.status()));
                Attack.checkHeaders(kind, reply);
                if (reply.status() >= 400) {
                    attack.checkProblem(kind, reply);
                }
            });
        }
    }

    @Test
    void aFailureOfOursHasThemToo() throws Exception {
        var path = RequestMappingInfo.paths("/webhooks/broken").options(operations.getBuilderConfiguration()).build();
        operations.registerMapping(path, new RequestIdTests.Broken(),
                RequestIdTests.Broken.class.getDeclaredMethod("answer"));
        try {
            var reply = new Wire(api.base(), "").send("GET", "/webhooks/broken");

            assertThat(reply.status()).isEqualTo(500);
            Attack.checkHeaders("500", reply);
        }
        finally {
            operations.unregisterMapping(path);
        }
    }

    @Test
    void whatABrowserSendsByItselfOpensNothingAndChangesNothing() {
        var sent = Map.of("text/plain", "{\"a\":1}", "application/x-www-form-urlencoded", "a=1&b=2",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--");
        try (var attack = new Attack(api, marketplace)) {
            marketplace.time().settle();
            var before = everything();
            attack.eachOperation(operation -> sent.forEach((type, body) -> {
                var reply = attack.as("nobody").send(operation.method(), operation.path(), """
                        Content-Type: %s\r
                        Origin: https://evil.example\r
                        Referer: https://evil.example/page\r
                        Sec-Fetch-Site: cross-site\r
                        Sec-Fetch-Mode: no-cors\r
                        Cookie: session=%s; JSESSIONID=1\r
                        """.formatted(type, attack.as("founder").bearer()), body.getBytes(UTF_8));
                attack.check(operation, reply);
                assertThat(reply.headers()).as(operation.name()).doesNotContain("access-control-");
                assertThat(reply.status()).as(operation.name())
                    .isIn(operation.described().has("security") ? List.of(401) : operation.method().equals("GET")
                            ? List.of(200, 404)
                            // Where a path names something, it may be found first that
                            // there is no such thing.
                            : operation.path().startsWith("/webhooks/github/") ? List.of(400, 404) : List.of(400, 415));
            }));
            assertThat(everything()).isEqualTo(before);
        }
    }

    @Test
    void aPasswordInTheAuthorizationOpensNothing() {
        var basic = Base64.getEncoder().encodeToString("a@example.com:correct horse battery staple".getBytes(UTF_8));
        try (var attack = new Attack(api, marketplace)) {
            attack.eachOperation(operation -> {
                if (operation.described().has("security")) {
                    var reply = attack.as("nobody")
                        .send(operation.method(), operation.path(), "Authorization: Basic %s\r\n".formatted(basic),
                                Wire.NOTHING);
                    attack.check(operation, reply);
                    assertThat(reply.status()).as(operation.name()).isEqualTo(401);
                    assertThat(reply.headers()).contains("www-authenticate: bearer").doesNotContain("basic");
                }
            });
        }
    }

    /// A digest of every row of every table.
    /// All but the counters of requests, which count these as well.
    private Map<String, String> everything() {
        var digests = new LinkedHashMap<String, String>();
        jdbc.sql(
                "select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'rate_limit'")
            .query(String.class)
            .list()
            .forEach(table -> digests.put(table, jdbc
                .sql("select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from %s t".formatted(table))
                .query(String.class)
                .single()));
        return digests;
    }

}
