package dev.cadence.stripe;

import java.time.Duration;
import java.util.List;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.ReceivedRequest;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.cadence.testing.Marketplace.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

/// Stripe has had too many requests, or somebody else holds the object.
@CadenceTest
record BackOffTests(Marketplace marketplace) {

    private static final String CREATE = "/v1/payment_intents";

    @ParameterizedTest
    @EnumSource(names = { "RATE_LIMITED", "LOCK_TIMEOUT" })
    void aCallThatWasOneTooManyIsRepeatedAfterPausesUnderItsKey(Fault.Kind kind) {
        var booking = marketplace.aTrial();
        marketplace.stripe().faults().next(3, "POST", CREATE, kind);
        var begun = System.nanoTime();

        marketplace.time().advance(TRIAL);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("at least half of 250, 500 and 1,000 milliseconds")
            .isGreaterThanOrEqualTo(Duration.ofMillis(875));
        assertThat(stagings()).extracting(ReceivedRequest::status).containsExactly(429, 429, 429, 200);
        assertThat(stagings()).extracting(ReceivedRequest::idempotencyKey).containsOnly(keyOfTheFirst());
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    @ParameterizedTest
    @EnumSource(names = { "RATE_LIMITED", "LOCK_TIMEOUT" })
    void oneThatFindsNoEndOfItComesBackLaterUnderTheSameKey(Fault.Kind kind) {
        var booking = marketplace.aTrial();
        marketplace.stripe().faults().next(4, "POST", CREATE, kind);

        marketplace.time().advance(TRIAL);
        assertThat(stagings()).hasSize(4);
        marketplace.time().advance(Duration.ofSeconds(10));

        assertThat(stagings()).extracting(ReceivedRequest::status).containsExactly(429, 429, 429, 429, 200);
        assertThat(stagings()).extracting(ReceivedRequest::idempotencyKey).containsOnly(keyOfTheFirst());
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        marketplace.assertAllIsWell();
    }

    private String keyOfTheFirst() {
        return String.valueOf(stagings().getFirst().idempotencyKey());
    }

    private List<ReceivedRequest> stagings() {
        return marketplace.stripe()
            .requests()
            .stream()
            .filter(request -> request.method().equals("POST") && request.path().equals(CREATE))
            .toList();
    }

}
