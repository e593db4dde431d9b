package dev.cadence;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record ApplicationTests(Api api) {

    @Test
    void theApplicationStartsAndSaysThatItIsHealthy() {
        assertThat(api.get("/actuator/health").at("/status")).isEqualTo("UP");
    }

}
