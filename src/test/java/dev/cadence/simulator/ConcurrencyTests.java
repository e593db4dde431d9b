package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTests extends AgainstTheSimulator {

    @Test
    void fiftyConfirmationsWithDifferentKeysChargeOnce() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        List<String> outcomes = atOnce(IntStream.range(0, 50)
            .<Callable<String>>mapToObj((n) -> () -> outcomeOfConfirming(intent, "key-" + n))
            .toList());

        assertThat(outcomes).filteredOn("succeeded"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("payment_intent_unexpected_state"::equals).hasSize(49);
        assertThat(SIMULATOR.charges()).hasSize(1);
    }

    @Test
    void fiftyConfirmationsWithOneKeyChargeOnce() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        List<String> outcomes = atOnce(IntStream.range(0, 50)
            .<Callable<String>>mapToObj((n) -> () -> outcomeOfConfirming(intent, "one-key"))
            .toList());

        assertThat(outcomes).contains("succeeded").isSubsetOf("succeeded", "idempotency_key_in_use");
        assertThat(SIMULATOR.charges()).hasSize(1);
    }

    @RepeatedTest(10)
    void aCancellationRacingAConfirmationLeavesOneWinner() throws Exception {
        PaymentIntent intent = aStagedPaymentWith("pm_card_visa");

        List<String> outcomes = atOnce(List.of(() -> outcomeOfConfirming(intent, "confirm-" + intent.getId()),
                () -> outcomeOf(() -> this.stripe.v1().paymentIntents().cancel(intent.getId()))));

        assertThat(outcomes).containsOnlyOnce("payment_intent_unexpected_state");
        boolean paid = "succeeded".equals(now(intent).getStatus());
        assertThat(outcomes).contains(paid ? "succeeded" : "canceled");
        assertThat(SIMULATOR.successfulCharges()).hasSize(paid ? 1 : 0);
    }

    private String outcomeOfConfirming(PaymentIntent intent, String key) throws Exception {
        RequestOptions options = withKey(key);
        return outcomeOf(() -> this.stripe.v1()
            .paymentIntents()
            .confirm(intent.getId(), offSession(intent.getPaymentMethod()), options));
    }

    private static String outcomeOf(Callable<PaymentIntent> call) throws Exception {
        try {
            return call.call().getStatus();
        }
        catch (StripeException ex) {
            return String.valueOf(ex.getCode());
        }
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> done = threads.invokeAll(calls);
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : done) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

}
