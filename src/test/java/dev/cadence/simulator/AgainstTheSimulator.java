package dev.cadence.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/// One simulator for all its tests, empty before each; after each, nothing that it said may have broken the contract.
abstract class AgainstTheSimulator {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final long WEEK = 2_500_00;

    static final StripeSimulator SIMULATOR = StripeSimulator.start(0, Clock.fixed(NOON, ZoneOffset.UTC));

    static final HttpClient HTTP = HttpClient.newHttpClient();

    final StripeClient stripe = clientWith("sk_test_simulated");

    static StripeClient clientWith(String key) {
        Stripe.enableTelemetry = false;
        return StripeClient.builder().setApiKey(key).setApiBase(SIMULATOR.baseUri().toString()).build();
    }

    @BeforeEach
    void startEmpty() {
        SIMULATOR.reset();
    }

    @AfterEach
    void nothingSaidBrokeTheContract() {
        assertThat(SIMULATOR.violations()).noneMatch((violation) -> !violation.startsWith("request"));
    }

    String aCustomer() throws StripeException {
        return this.stripe.v1()
            .customers()
            .create(CustomerCreateParams.builder().setEmail("ada@example.com").setName("Ada").build())
            .getId();
    }

    String aCardOf(String customer, String token) throws StripeException {
        return this.stripe.v1()
            .paymentMethods()
            .attach(token, PaymentMethodAttachParams.builder().setCustomer(customer).build())
            .getId();
    }

    /// A payment as it is staged: the customer and the card are known,
    /// nothing is confirmed.
    PaymentIntent aStagedPayment(String customer, String card) throws StripeException {
        return aStagedPayment(customer, card, (params) -> {
        });
    }

    PaymentIntent aStagedPayment(String customer, String card, Consumer<PaymentIntentCreateParams.Builder> more)
            throws StripeException {
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
            .setAmount(WEEK)
            .setCurrency("usd")
            .setCustomer(customer)
            .setPaymentMethod(card)
            .putMetadata("week_invoice", "w1")
            .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                .setEnabled(true)
                .setAllowRedirects(PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                .build());
        more.accept(params);
        return this.stripe.v1().paymentIntents().create(params.build());
    }

    PaymentIntent aStagedPaymentWith(String token) throws StripeException {
        String customer = aCustomer();
        return aStagedPayment(customer, aCardOf(customer, token));
    }

    PaymentIntent confirmed(PaymentIntent intent) throws StripeException {
        return this.stripe.v1().paymentIntents().confirm(intent.getId(), offSession(intent.getPaymentMethod()));
    }

    static PaymentIntentConfirmParams offSession(String card) {
        return PaymentIntentConfirmParams.builder().setOffSession(true).setPaymentMethod(card).build();
    }

    PaymentIntent now(PaymentIntent intent) throws StripeException {
        return this.stripe.v1().paymentIntents().retrieve(intent.getId());
    }

    static RequestOptions withKey(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /// A request as it goes over the wire, with nothing between it and the simulator that
    /// might retry.
    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(SIMULATOR.baseUri().resolve(path))
            .header("Authorization", "Bearer sk_test_simulated");
    }

    static HttpRequest.Builder post(String path, String form) {
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> control(String method, String path, String json)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(SIMULATOR.baseUri() + "/_sim/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build(), HttpResponse.BodyHandlers.ofString());
    }

}
