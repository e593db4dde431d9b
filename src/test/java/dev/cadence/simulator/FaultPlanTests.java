package dev.cadence.simulator;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

class FaultPlanTests extends AgainstTheSimulator {

    private static final String CONFIRM = "/v1/payment_intents/*/confirm";

    private PaymentIntent intent = new PaymentIntent();

    @BeforeEach
    void stage() throws StripeException {
        this.intent = aStagedPaymentWith("pm_card_visa");
    }

    @Test
    void aConnectionDroppedBeforehandDoesNothing() throws Exception {
        next(Fault.Kind.DROP_BEFORE);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(confirmation()));

        assertThat(SIMULATOR.charges()).isEmpty();
        assertThat(SIMULATOR.requests().getLast().status()).isZero();
        assertThat(send(confirmation()).statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionDroppedAfterwardsHasCharged() throws Exception {
        next(Fault.Kind.DROP_AFTER);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(confirmation()));

        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
        HttpResponse<String> again = send(confirmation());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void aRequestHeldBeforehandTimesOutWithoutEffect() {
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.holdBefore(Duration.ofMinutes(1)));

        assertThatExceptionOfType(HttpTimeoutException.class)
            .isThrownBy(() -> send(confirmation().timeout(Duration.ofMillis(100))));

        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateHasCharged() {
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.delayAnswer(Duration.ofMinutes(1)));

        assertThatExceptionOfType(HttpTimeoutException.class)
            .isThrownBy(() -> send(confirmation().timeout(Duration.ofMillis(300))));

        Awaitility.await("the charge").until(() -> !SIMULATOR.successfulCharges().isEmpty());
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void aDelayedAnswerArrivesInTheEnd() throws Exception {
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.delayAnswer(Duration.ofMillis(20)));

        assertThat(send(confirmation()).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyInUseIsAnApiErrorAndDoesNothing() {
        next(Fault.Kind.KEY_IN_USE);

        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm)
            .returns(409, StripeException::getStatusCode)
            .returns("idempotency_key_in_use", StripeException::getCode);
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void aRateLimitDoesNothingAndIsNotKept() throws StripeException {
        next(Fault.Kind.RATE_LIMITED);

        assertThatExceptionOfType(RateLimitException.class).isThrownBy(this::confirm)
            .returns("rate_limit", StripeException::getCode);
        assertThat(confirm().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void anErrorAfterwardsHasChargedAndIsReplayed() throws StripeException {
        next(Fault.Kind.ERROR_AFTER);

        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm)
            .returns(500, StripeException::getStatusCode);
        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm)
            .returns(500, StripeException::getStatusCode);

        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
        assertThat(now(this.intent).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void truncatedJsonHasCharged() {
        next(Fault.Kind.TRUNCATED_JSON);

        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm)
            .returns(200, StripeException::getStatusCode);
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void anEmptyBodyHasCharged() {
        next(Fault.Kind.EMPTY_BODY);

        assertThatRuntimeException().isThrownBy(this::confirm);
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void aPageOfHtmlHasCharged() {
        next(Fault.Kind.HTML_502);

        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm)
            .returns(502, StripeException::getStatusCode);
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    @Test
    void oneRevokedKeyDoesNothing() {
        next(Fault.Kind.REVOKED_KEY);

        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(this::confirm);
        assertThat(SIMULATOR.charges()).isEmpty();
    }

    @Test
    void allKeysMayBeRevokedAndRestored() throws StripeException {
        SIMULATOR.revokeKeys();
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(this::confirm)
            .returns(401, StripeException::getStatusCode);

        SIMULATOR.restoreKeys();

        assertThat(confirm().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void faultsAreUsedUpInTheOrderInWhichTheyWerePlanned() throws StripeException {
        SIMULATOR.faults().next(2, "POST", CONFIRM, Fault.Kind.RATE_LIMITED);
        SIMULATOR.faults().next(1, "POST", CONFIRM, Fault.Kind.KEY_IN_USE);
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(this::confirm);
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(this::confirm);
        assertThatExceptionOfType(ApiException.class).isThrownBy(this::confirm);

        assertThat(SIMULATOR.faults().pending()).isEmpty();
        assertThat(confirm().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void faultsHitOnlyWhatTheyWerePlannedFor() throws StripeException {
        SIMULATOR.faults().next(1, "GET", CONFIRM, Fault.Kind.ERROR_BEFORE);
        SIMULATOR.faults().next(1, "POST", "/v1/payment_intents/*", Fault.Kind.ERROR_BEFORE);
        SIMULATOR.faults().next(1, "POST", "/v1/payment_intents/pi_other/confirm", Fault.Kind.ERROR_BEFORE);

        assertThat(confirm().getStatus()).isEqualTo("succeeded");
        assertThat(SIMULATOR.faults().pending()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void afterAnyFaultTheSamePaymentIsChargedAtMostOnce(Fault.Kind kind) throws Exception {
        SIMULATOR.faults().next(1, "POST", CONFIRM, new Fault(kind, Duration.ofMillis(20)));
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                send(confirmation().setHeader("Idempotency-Key", "a" + attempt));
            }
            catch (IOException ignored) {
                assertThat(kind.name()).containsAnyOf("DROP", "HOLD");
            }
        }

        assertThat(now(this.intent).getStatus()).isEqualTo("succeeded");
        assertThat(SIMULATOR.successfulCharges()).hasSize(1);
    }

    private static void next(Fault.Kind kind) {
        SIMULATOR.faults().next(1, "POST", CONFIRM, kind);
    }

    private PaymentIntent confirm() throws StripeException {
        return this.stripe.v1()
            .paymentIntents()
            .confirm(this.intent.getId(), offSession(this.intent.getPaymentMethod()), withKey("a1"));
    }

    private HttpRequest.Builder confirmation() {
        return post("/v1/payment_intents/%s/confirm".formatted(this.intent.getId()),
                "off_session=true&payment_method=" + this.intent.getPaymentMethod())
            .header("Idempotency-Key", "a1");
    }

}
