package dev.cadence.simulator;

import java.time.Clock;

import com.stripe.StripeClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import static org.assertj.core.api.Assertions.assertThat;

/// The simulator is asked.
class SimulatorChargingContractTests extends ChargingContract {

    private static final StripeSimulator SIMULATOR = StripeSimulator.start(0, Clock.systemUTC());

    @BeforeAll
    static void startEmpty() {
        SIMULATOR.reset();
    }

    @AfterAll
    static void nothingSaidBrokeTheContract() {
        assertThat(SIMULATOR.violations()).allMatch((violation) -> violation.contains("emial"));
        SIMULATOR.close();
    }

    @Override
    StripeClient stripe() {
        return StripeClient.builder().setApiKey("sk_test_simulated").setApiBase(SIMULATOR.baseUri().toString()).build();
    }

}
