package dev.cadence.limits;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// How many requests are answered: 40 tokens a minute for an account, 30 for an address, which each test has for itself.
@CadenceTest
@TestPropertySource(properties = { "cadence.limits.requests-per-account=40", "cadence.limits.requests-per-address=30",
        "server.forward-headers-strategy=native" })
record LimitedRequestTests(Api api, Cast cast, MutableClock clock, JdbcClient jdbc) {

    private static final String BROWSE = "/v1/engineers";

    private static final String UNKNOWN = "cadence_key_" + "x".repeat(43);

    @Test
    void everyAnswerSaysHowMuchIsLeftAndForHowLong() {
        var caller = from("203.0.113.1");
        assertThat(caller.get(BROWSE).header("RateLimit-Policy")).isEqualTo("\"requests\";q=30;w=60");

        clock.advance(Duration.ofMillis(47_300));

        assertThat(caller.get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=28;t=13");
    }

    @Test
    void aWriteCostsAsMuchAsFiveReads() {
        var caller = from("203.0.113.2");

        assertThat(caller.get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
        assertThat(signIn(caller).header("RateLimit")).isEqualTo("\"requests\";r=24;t=60");
        assertThat(caller.send("HEAD", BROWSE, null).header("RateLimit")).isEqualTo("\"requests\";r=23;t=60");
        assertThat(caller.send("OPTIONS", BROWSE, null).header("RateLimit")).isEqualTo("\"requests\";r=22;t=60");
    }

    @Test
    void thePageForAdviceCountsAsOperationsDo() {
        var caller = from("203.0.113.42");

        assertThat(caller.get("/advisor").header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
        assertThat(ask(caller).header("RateLimit")).isEqualTo("\"requests\";r=24;t=60");
        times(4, () -> assertThat(ask(caller).status()).isEqualTo(200));
        assertThat(ask(caller).problem()).isEqualTo("too-many-requests");
        assertThat(ask(caller).header("Content-Disposition")).isEmpty();
    }

    private static Api.Answer ask(Api caller) {
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", "/advisor", "paragraph=A+small+API");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() {
        var caller = from("203.0.113.3");
        times(30, () -> assertThat(caller.get(BROWSE).status()).isEqualTo(200));

        var refused = caller.get(BROWSE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=60");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"requests\";q=30;w=60");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(refused.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theQuotaIsWholeAgainAtTheEndOfTheWindowAndNotBefore() {
        var caller = from("203.0.113.4");
        times(30, () -> caller.get(BROWSE));

        clock.moveTo(MutableClock.NOON.plusSeconds(60).minusNanos(1_000));
        assertThat(caller.get(BROWSE).header("Retry-After")).isEqualTo("1");
        clock.moveTo(MutableClock.NOON.plusSeconds(60));
        assertThat(caller.get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
        times(29, () -> assertThat(caller.get(BROWSE).status()).isEqualTo(200));

        clock.moveTo(MutableClock.NOON.plusSeconds(120).minusNanos(1_000));
        assertThat(caller.get(BROWSE).status()).isEqualTo(429);
        clock.moveTo(MutableClock.NOON.plusSeconds(120));
        assertThat(caller.get(BROWSE).status()).isEqualTo(200);
    }

    @Test
    void aWriteIsRefusedWhileAReadIsNot() {
        var caller = from("203.0.113.5");
        times(26, () -> caller.get(BROWSE));

        assertThat(signIn(caller).status()).isEqualTo(429);
        assertThat(caller.get(BROWSE).status()).isEqualTo(200);
    }

    @Test
    void anAccountIsOneHolderWhereverAndByWhateverItCalls() {
        var founder = cast.founder();
        var token = from("203.0.113.6")
            .post("/v1/sessions", Map.of("email", founder.person().email(), "password", founder.person().password()))
            .at("/token");

        assertThat(founder.api().get("/v1/me").header("RateLimit-Policy")).isEqualTo("\"requests\";q=40;w=60");
        assertThat(from("203.0.113.6").as(token).get("/v1/me").header("RateLimit")).isEqualTo("\"requests\";r=38;t=60");
        times(38, () -> from("203.0.113.7").as(token).get("/v1/me"));
        assertThat(founder.api().get("/v1/me").status()).isEqualTo(429);
    }

    @Test
    void aFloodByOneAccountTouchesNoOtherCaller() {
        var flooding = cast.founder().api().with("X-Forwarded-For", "203.0.113.8");
        times(50, () -> flooding.get("/v1/me"));

        assertThat(flooding.get("/v1/me").status()).isEqualTo(429);
        assertThat(cast.founder().api().with("X-Forwarded-For", "203.0.113.8").get("/v1/me").header("RateLimit"))
            .isEqualTo("\"requests\";r=39;t=60");
        assertThat(from("203.0.113.8").get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
        assertThat(from("203.0.113.9").get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
    }

    @Test
    void whoeverTriesTokensIsRefusedBeforeAnyIsLookedUp() {
        var caller = from("203.0.113.10").as(UNKNOWN);
        IntStream.range(0, 30).forEach(number -> {
            var refused = caller.get("/v1/me");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=%d;t=60".formatted(29 - number));
        });
        assertThat(caller.get("/v1/me").problem()).isEqualTo("too-many-requests");

        var good = cast.founder().key();

        assertThat(from("203.0.113.10").as(good).get("/v1/me").status()).isEqualTo(429);
        assertThat(jdbc.sql("select count(last_used_at) from api_key").query(Long.class).single()).isZero();
        assertThat(from("203.0.113.11").as(good).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void tokensTriedAllAtOnceAreLookedUpNoMoreOftenThanTheQuota() {
        var statuses = AllowancesTests.atOnce(90, _ -> from("203.0.113.12").as(UNKNOWN).get("/v1/me").status());

        // One that ends while another begins may be counted twice, for that moment.
        assertThat(statuses).hasSize(90).containsOnly(401, 429);
        var lookedUp = statuses.stream().filter(status -> status == 401).count();
        while (from("203.0.113.12").as(UNKNOWN).get("/v1/me").status() == 401) {
            lookedUp++;
        }
        assertThat(lookedUp).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({ "GET, /v1/ledger/proof, 403", "GET, /v1/nothing, 404", "DELETE, /v1/me, 405", "PUT, /v1/bookings, 405",
            "GET, /v1/engineers?=, 400", "GET, /v1/engineers?unknown=1, 400" })
    void requestsThatAreRefusedCountToo(String method, String path, int status) {
        var answer = cast.founder().api().send(method, path, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("RateLimit")).matches("\"requests\";r=\\d+;t=60");
        assertThat(answer.header("RateLimit-Policy")).matches("\"requests\";q=[34]0;w=60");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/openapi", "/problems/wrong-stage", "/actuator/health", "/docs", "/webhooks/stripe" })
    void whatIsNoOperationIsNotLimited(String path) {
        times(40, () -> {
            var answer = path.startsWith("/webhooks") ? from("203.0.113.13").send("POST", path, "{}")
                    : from("203.0.113.13").get(path);
            assertThat(answer.status()).isNotEqualTo(429);
            assertThat(answer.header("RateLimit")).isEmpty();
        });
        assertThat(from("203.0.113.13").get(BROWSE).status()).isEqualTo(200);
    }

    @Test
    void aNetworkOfOneSubscriberIsOneHolder() {
        IntStream.range(0, 30).forEach(number -> from("2001:db8:1:2::%x".formatted(number)).get(BROWSE));

        assertThat(from("2001:db8:1:2:aaaa::1").get(BROWSE).status()).isEqualTo(429);
        assertThat(from("2001:db8:1:3::1").get(BROWSE).status()).isEqualTo(200);
    }

    @Test
    void aRequestIsAnsweredWhenItCannotBeCounted() throws IOException, InterruptedException {
        jdbc.sql("alter table rate_limit rename to rate_limit_elsewhere").update();
        try {
            // The description promises headers, which are missing now.
            var request = HttpRequest.newBuilder(api.base().resolve(BROWSE)).header("X-Forwarded-For", "203.0.113.14");
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request.build(), BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
            }
        }
        finally {
            jdbc.sql("alter table rate_limit_elsewhere rename to rate_limit").update();
        }
        assertThat(from("203.0.113.14").get(BROWSE).header("RateLimit")).isEqualTo("\"requests\";r=29;t=60");
    }

    private Api from(String address) {
        return api.with("X-Forwarded-For", address);
    }

    private static Api.Answer signIn(Api caller) {
        return caller.post("/v1/sessions", Map.of("email", "nobody@example.com", "password", "a wrong password"));
    }

    private static void times(int times, Runnable request) {
        IntStream.range(0, times).forEach(_ -> request.run());
    }

}
