package dev.cadence.operations;

import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Pages of two origins may call this installation from a browser.
@AnotherInstallation
record CrossOriginTests(Api api, Cast cast) {

    @ParameterizedTest
    @ValueSource(strings = { "https://app.example.com", "http://localhost:3000" })
    void aPreflightOfAnAllowedOriginIsAnsweredWithoutSigningIn(String origin) {
        var answer = preflight(origin, "/v1/bookings", "POST",
                "authorization,content-type,idempotency-key,if-match,if-none-match,x-request-id");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,POST,PUT,PATCH,DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers"))
            .isEqualTo("authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anAnswerToAnAllowedOriginMayBeReadByItsPages() {
        var answer = cast.founder().api().with("Origin", "https://app.example.com").get("/v1/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
        assertThat(answer.header("Access-Control-Expose-Headers"))
            .isEqualTo("ETag, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void aRefusalMayBeReadToo() {
        var answer = api.with("Origin", "https://app.example.com").get("/v1/me");

        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example", "http://app.example.com", "https://app.example.com:8443",
            "https://app.example.com.evil.example", "https://evil-app.example.com", "http://localhost", "null",
            "https://APP.example.com", "https://app.example.com/", "::::" })
    void anyOtherOriginGetsNothing(String origin) {
        var preflight = preflight(origin, "/v1/bookings", "POST", "authorization");
        var answer = api.with("Origin", origin).get("/v1/engineers");

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.problem()).isEqualTo("origin-not-allowed");
        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/webhooks/stripe", "/actuator/prometheus", "/docs",
            "/.well-known/oauth-protected-resource", "/nothing" })
    void onlyTheApiIsForPages(String path) {
        assertThat(preflight("https://app.example.com", path, "POST", "authorization").problem())
            .isEqualTo("origin-not-allowed");
    }

    @Test
    void aPreflightForWhatNoPageNeedsIsRefused() {
        assertThat(preflight("https://app.example.com", "/v1/me", "TRACE", "authorization").problem())
            .isEqualTo("origin-not-allowed");
        assertThat(preflight("https://app.example.com", "/v1/me", "GET", "x-forwarded-for").problem())
            .isEqualTo("origin-not-allowed");
    }

    private Api.Answer preflight(String origin, String path, String method, String headers) {
        return api.with("Origin", origin)
            .with("Access-Control-Request-Method", method)
            .with("Access-Control-Request-Headers", headers)
            .send("OPTIONS", path, null);
    }

}
