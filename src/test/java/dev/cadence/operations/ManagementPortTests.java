package dev.cadence.operations;

import java.net.URI;

import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/// Health and figures on a port of their own, where they are as open as on that of the API.
@AnotherInstallation
record ManagementPortTests(Api api, Cast cast, Environment environment) {

    @Test
    void healthIsForEverybodyAndFiguresAreForAdmins() {
        assertThat(there(api).get("/actuator/health/liveness").at("/status")).isEqualTo("UP");
        assertThat(there(api).get("/actuator/health/readiness").at("/status")).isEqualTo("UP");
        assertThat(there(api).get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(there(cast.founder().api()).get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(there(cast.admin().api()).get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes{");
    }

    @Test
    void onThePortOfTheApiThereAreNone() {
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(404);
        assertThat(cast.admin().api().get("/actuator/prometheus").status()).isEqualTo(404);
    }

    @Test
    void theApiIsNotThere() {
        assertThat(there(cast.admin().api()).get("/v1/me").status()).isEqualTo(404);
    }

    private Api there(Api caller) {
        return caller
            .elsewhere(URI.create("http://localhost:" + environment.getRequiredProperty("local.management.port")));
    }

}
