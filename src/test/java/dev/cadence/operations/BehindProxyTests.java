package dev.cadence.operations;

import java.util.Arrays;
import java.util.List;

import dev.cadence.testing.Api;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether a request came by TLS is what the proxy says, and nobody else.
@AnotherInstallation
record BehindProxyTests(Api api, ServletWebServerApplicationContext application) {

    private static final String HSTS = "max-age=31536000 ; includeSubDomains";

    @ParameterizedTest
    @ValueSource(strings = { "/v1/engineers", "/v1/me", "/problems/nothing", "/actuator/health", "/docs" })
    void whatCameByTlsIsToldToComeByTlsFromNowOn(String path) {
        assertThat(api.with("X-Forwarded-Proto", "https").get(path).header("Strict-Transport-Security"))
            .isEqualTo(HSTS);
        assertThat(api.get(path).headers().allValues("Strict-Transport-Security")).isEmpty();
        assertThat(api.with("X-Forwarded-Proto", "http").get(path).headers().allValues("Strict-Transport-Security"))
            .isEmpty();
    }

    @Test
    void whatTheServerItselfRefusesIsToldSoToo() {
        var encodedSlash = new Wire(api.base(), "").send("GET", "/v1/a%2fb", "X-Forwarded-Proto: https\r\n",
                Wire.NOTHING);

        assertThat(encodedSlash.status()).isEqualTo(400);
        assertThat(encodedSlash.headers()).contains("strict-transport-security: max-age=31536000");
    }

    @Test
    void whoIsNoProxyCannotSayHowARequestCame() {
        var proxies = theValve();
        proxies.setInternalProxies("192\\.0\\.2\\.1");
        try {
            var claimed = api.with("X-Forwarded-Proto", "https").with("X-Forwarded-Host", "evil.example");

            assertThat(claimed.get("/v1/engineers").headers().allValues("Strict-Transport-Security")).isEmpty();
            assertThat(claimed.get("/docs").header("Location")).doesNotContain("evil", "https");
            assertThat(claimed.get("/.well-known/oauth-protected-resource").at("/resource"))
                .isEqualTo(api.base().toString());
        }
        finally {
            proxies.setInternalProxies(new RemoteIpValve().getInternalProxies());
        }
    }

    private RemoteIpValve theValve() {
        var server = (TomcatWebServer) application.getWebServer();
        return Arrays.stream(server == null ? new Object[0] : server.getTomcat().getEngine().getPipeline().getValves())
            .filter(RemoteIpValve.class::isInstance)
            .map(RemoteIpValve.class::cast)
            .reduce((one, other) -> {
                throw new IllegalStateException("Two of them: " + List.of(one, other));
            })
            .orElseThrow();
    }

}
