package dev.cadence.processes;

import java.util.List;

import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.simulator.StripeSimulator;

/// The requests that may move money.
final class Confirmations {

    static final String CONFIRM = "/v1/payment_intents/*/confirm";

    private Confirmations() {
    }

    static List<ReceivedRequest> at(StripeSimulator stripe) {
        return stripe.requests()
            .stream()
            .filter(request -> request.path().endsWith("/confirm"))
            .filter(request -> request.path().startsWith("/v1/payment_intents/"))
            .toList();
    }

}
