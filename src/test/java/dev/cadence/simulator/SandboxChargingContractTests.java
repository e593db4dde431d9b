package dev.cadence.simulator;

import com.stripe.StripeClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Stripe itself is asked, when `STRIPE_TEST_KEY` holds the secret key of a sandbox.
@Tag("sandbox")
class SandboxChargingContractTests extends ChargingContract {

    private static final String KEY = String.valueOf(System.getenv("STRIPE_TEST_KEY"));

    @BeforeEach
    void onlyWithTheKeyOfASandbox() {
        assumeTrue(KEY.matches("[sr]k_test_.+"), "NOT RUN: STRIPE_TEST_KEY holds no key of a Stripe sandbox");
    }

    @Override
    StripeClient stripe() {
        return StripeClient.builder().setApiKey(KEY).setMaxNetworkRetries(2).build();
    }

}
