package dev.cadence.operations;

import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.registry.HealthContributorRegistry;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ObservationTests(Api api, Cast cast, HealthEndpointGroups groups, HealthContributorRegistry health) {

    @ParameterizedTest
    @ValueSource(strings = { "liveness", "readiness" })
    void nobodyNeedsAnAccountToSeeThatItIsUp(String probe) {
        var answer = api.get("/actuator/health/" + probe);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void anInstanceIsReadyOnlyWithItsDatabase() {
        assertThat(groups.get("readiness")).isNotNull().returns(true, group -> group.isMember("db"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "liveness", "readiness" })
    void anInstanceDoesNotNeedTheMailServer(String probe) {
        assertThat(groups.get(probe)).isNotNull().returns(false, group -> group.isMember("mail"));
    }

    @Test
    void whoAsksForHealthDoesNotKeepTheMailServerBusy() {
        assertThat(health.getContributor("mail")).isNull();
    }

    @Test
    void anInstanceIsNotRestartedForWantOfADatabase() {
        assertThat(groups.get("liveness")).isNotNull().returns(false, group -> group.isMember("db"));
    }

    @Test
    void theVersionIsKnown() {
        assertThat(api.get("/actuator/info").at("/build/version")).isNotBlank();
    }

    @Test
    void anAdminCanHaveTheNumbersCollected() {
        api.get("/v1/engineers");

        assertThat(cast.admin().api().get("/actuator/prometheus").text()).contains(
                "cadence_sweep_lag_seconds{sweep=\"billing.card-setups\"}",
                "cadence_sweep_lag_seconds{sweep=\"billing.charges\"}",
                "cadence_sweep_lag_seconds{sweep=\"bookings.due\"}",
                "cadence_sweep_lag_seconds{sweep=\"stripe.inbox\"}", "http_server_requests_seconds_count{",
                "uri=\"/v1/engineers\"", "hikaricp_connections_active{", "jvm_memory_used_bytes{");
    }

    @ParameterizedTest
    @ValueSource(strings = { "prometheus", "sbom", "sbom/application" })
    void theNumbersAndTheBillOfMaterialsAreForAdminsOnly(String endpoint) {
        assertThat(api.get("/actuator/" + endpoint).status()).isEqualTo(401);
        assertThat(cast.founder().api().get("/actuator/" + endpoint).status()).isEqualTo(403);
    }

    /// The bill itself is only in the jar.
    @Test
    void anAdminCanAskForTheBillOfMaterials() {
        assertThat(cast.admin().api().get("/actuator/sbom").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "env", "configprops", "heapdump", "loggers", "shutdown", "beans" })
    void whatShowsTheInsideIsNotThere(String endpoint) {
        assertThat(cast.admin().api().get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    @Test
    void theClockCannotBeMovedOutsideTheDemonstration() {
        assertThat(cast.admin().api().get("/dev/clock").status()).isEqualTo(404);
        assertThat(cast.admin().api().put("/dev/clock", Map.of("advance", "PT1H")).status()).isEqualTo(404);
    }

}
