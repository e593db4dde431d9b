package dev.cadence.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhooksTests extends AgainstTheSimulator {

    private final WebhookReceiver receiver = new WebhookReceiver();

    @BeforeEach
    void listen() {
        SIMULATOR.sendWebhooksTo(this.receiver.uri(), WebhookReceiver.SECRET);
    }

    @AfterEach
    void stop() {
        this.receiver.close();
    }

    @Test
    void theSignatureIsTheOneThatOpensslMakes() {
        String body = "{\"id\":\"evt_1\",\"object\":\"event\"}";

        assertThat(WebhookSignature.header("whsec_test_vector", Instant.ofEpochSecond(1_700_000_000), body))
            .isEqualTo("t=1700000000,v1=47dcdf15debfd0659802b1ff8a97f5db9aa674dc803e53473f9844baf5ba3ead");
    }

    @Test
    void everythingThatHappensIsTold() throws Exception {
        PaymentIntent intent = confirmed(aStagedPaymentWith("pm_card_visa"));

        assertThat(typesReceived()).containsExactlyInAnyOrder("customer.created", "payment_method.attached",
                "payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
        for (WebhookReceiver.Received received : this.receiver.received()) {
            Event event = received.verified();
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
            assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
            assertThat(received.timestamp()).isEqualTo(NOON.getEpochSecond());
        }
        assertThat(intent.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void deliveredEventsCountAsDelivered() throws Exception {
        aCustomer();
        assertThat(received()).hasSize(1);

        assertThat(this.stripe.v1().events().list(EventListParams.builder().setDeliverySuccess(true).build()).getData())
            .singleElement()
            .returns(0L, Event::getPendingWebhooks);
    }

    @Test
    void aReceiverThatFailsIsTriedAgain() throws Exception {
        this.receiver.failNext(2);
        aCustomer();

        assertThat(received()).hasSize(3)
            .extracting((received) -> received.field("id"))
            .containsOnly(SIMULATOR.events().getFirst().id());
        assertThat(SIMULATOR.webhooks().deliveries()).extracting(WebhookDelivery::status)
            .containsExactly(500, 500, 200);
    }

    @Test
    void aReceiverThatAlwaysFailsIsGivenUp() throws Exception {
        this.receiver.failNext(100);
        aCustomer();

        assertThat(received()).hasSize(4);
        assertThat(SIMULATOR.events().getFirst().delivered()).isFalse();
    }

    @Test
    void aReceiverThatIsNotThereIsNotHeardOf() throws Exception {
        this.receiver.close();
        aCustomer();

        assertThat(received()).isEmpty();
        assertThat(SIMULATOR.webhooks().deliveries()).extracting(WebhookDelivery::status).containsOnly(0);
    }

    @Test
    void lostEventsNeverArriveAndAreStillOnRecord() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.Lose());
        confirmed(aStagedPaymentWith("pm_card_visa"));

        assertThat(received()).isEmpty();
        assertThat(SIMULATOR.events()).hasSize(5).noneMatch(SimulatedEvent::delivered);
    }

    @Test
    void oneTypeCanBeLostAlone() throws Exception {
        SIMULATOR.webhooks().plan("payment_intent.succeeded", new WebhookPlan.Lose());
        confirmed(aStagedPaymentWith("pm_card_visa"));

        assertThat(typesReceived()).hasSize(4).doesNotContain("payment_intent.succeeded");
    }

    @Test
    void duplicatesHaveOneId() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.Duplicate(50));
        aCustomer();

        assertThat(received()).hasSize(50)
            .extracting((received) -> received.field("id"))
            .containsOnly(SIMULATOR.events().getFirst().id());
    }

    @Test
    void heldEventsArriveWhenTheyAreReleased() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.Hold());
        confirmed(aStagedPaymentWith("pm_card_visa"));
        assertThat(received()).isEmpty();

        SIMULATOR.webhooks().releaseShuffled(7);

        assertThat(received()).hasSize(5);
        SIMULATOR.webhooks().release();
        assertThat(received()).hasSize(5);
    }

    @Test
    void anEventCanBeSentAgain() throws Exception {
        aCustomer();
        SIMULATOR.resend(SIMULATOR.events().getFirst().id());

        assertThat(received()).hasSize(2);
    }

    @Test
    void aBadSignatureDoesNotVerify() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.BadSignature());
        aCustomer();

        WebhookReceiver.Received received = received().getFirst();
        assertThatExceptionOfType(SignatureVerificationException.class).isThrownBy(received::verified);
    }

    @Test
    void timestampsCanBeOldOrOfTheFuture() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.ShiftTimestamp(Duration.ofSeconds(-301)));
        aCustomer();
        assertThat(received().getFirst().timestamp()).isEqualTo(NOON.getEpochSecond() - 301);

        SIMULATOR.webhooks().plan(new WebhookPlan.ShiftTimestamp(Duration.ofDays(365)));
        aCustomer();
        WebhookReceiver.Received future = received().getLast();
        assertThat(future.timestamp()).isEqualTo(NOON.plus(Duration.ofDays(365)).getEpochSecond());
        Webhook.Signature.verifyHeader(future.body(), future.signature(), WebhookReceiver.SECRET, 0);
    }

    @Test
    void eventsCanBeOfAnotherVersion() throws Exception {
        SIMULATOR.webhooks().plan(new WebhookPlan.ApiVersion("2026-09-30.endive"));
        aCustomer();

        assertThat(received().getFirst().verified().getDataObjectDeserializer().getObject()).isEmpty();

        SIMULATOR.webhooks().plan(new WebhookPlan.ApiVersion(null));
        aCustomer();
        assertThat(received().getLast().field("api_version")).isEqualTo("null");
    }

    @Test
    void whatIsToldCanAlreadyBeSeen() throws Exception {
        SIMULATOR.faults().next(1, "POST", "/v1/customers", Fault.delayAnswer(Duration.ofSeconds(5)));
        var answer = HTTP.sendAsync(post("/v1/customers", "name=Ada").build(), HttpResponse.BodyHandlers.ofString());
        org.awaitility.Awaitility.await().until(() -> !this.receiver.received().isEmpty());

        assertThat(answer).isNotDone();
        assertThat(this.stripe.v1().customers().list().getData()).hasSize(1);
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void afterAResetNobodyIsTold() throws Exception {
        SIMULATOR.reset();
        aCustomer();

        assertThat(received()).isEmpty();
    }

    private List<WebhookReceiver.Received> received() {
        assertThat(SIMULATOR.webhooks().awaitIdle(Duration.ofSeconds(20))).isTrue();
        assertThat(SIMULATOR.webhooks().idle()).isTrue();
        return this.receiver.received();
    }

    private List<String> typesReceived() throws StripeException {
        return received().stream().map((received) -> received.field("type")).toList();
    }

}
