package dev.cadence.testing;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

/// What people do at Stripe itself: in its dashboard, and in a browser with what the application gave them.
public record AtStripe(URI stripe) {

    /// Somebody cancels a payment in the dashboard.
    public void cancel(String paymentIntent) {
        dashboard("POST", "/v1/payment_intents/%s/cancel".formatted(paymentIntent));
    }

    /// Somebody deletes a customer in the dashboard, and all their cards with them.
    public void deleteCustomer(String customer) {
        dashboard("DELETE", "/v1/customers/" + customer);
    }

    public String statusOf(String paymentIntent) {
        return dashboard("GET", "/v1/payment_intents/" + paymentIntent).at("/status");
    }

    /// Whose a card is, or an empty text.
    public String ownerOf(String paymentMethod) {
        return dashboard("GET", "/v1/payment_methods/" + paymentMethod).at("/customer");
    }

    /// A founder pays with their browser, as Stripe.js does with a client secret.
    /// @return how the payment stands then
    public String pay(String clientSecret, String card) {
        var intent = clientSecret.substring(0, clientSecret.indexOf("_secret_"));
        var answer = as("pk_test_browser").send("POST", "/v1/payment_intents/%s/confirm".formatted(intent),
                "client_secret=%s&payment_method=%s".formatted(clientSecret, card));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/status");
    }

    /// Somebody makes another request under a key.
    public void useKey(String idempotencyKey) {
        var answer = as("sk_test_dashboard").with("Idempotency-Key", idempotencyKey)
            .send("POST", "/v1/customers", "name=Somebody");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Api.Answer dashboard(String method, String path) {
        var answer = as("sk_test_dashboard").send(method, path, method.equals("POST") ? "" : null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Api as(String key) {
        return Api.at(stripe).as(key).with("Content-Type", "application/x-www-form-urlencoded");
    }

}
