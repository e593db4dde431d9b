package dev.cadence.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Stripe's own page for saving a card, in mode `setup`.
final class CheckoutSession implements Resource {

    private static final Duration LASTS = Duration.ofHours(24);

    private final String id = Ids.next("cs_test");

    private final Instant created;

    private final Params params;

    private final SetupIntent setup;

    private boolean complete;

    CheckoutSession(Params params, SetupIntent setup, Instant created) {
        this.params = params;
        this.setup = setup;
        this.created = created;
    }

    void complete() {
        this.complete = true;
    }

    boolean isOpen(Instant now) {
        return !this.complete && now.isBefore(this.created.plus(LASTS));
    }

    SetupIntent setup() {
        return this.setup;
    }

    String url() {
        return "https://checkout.stripe.com/c/pay/" + this.id;
    }

    private @Nullable Json customerDetails() {
        return this.complete ? Json.object().put("email", "ada@example.com").put("name", "Ada") : null;
    }

    @Override
    public String id() {
        return this.id;
    }

    @Override
    public Instant created() {
        return this.created;
    }

    @Override
    public Json json() {
        return Json.resource("checkout.session", this.id, this.created)
            .put("amount_subtotal", null)
            .put("amount_total", null)
            .put("cancel_url", this.params.text("cancel_url"))
            .put("client_reference_id", null)
            .put("client_secret", null)
            .put("currency", null)
            .put("customer", this.params.text("customer"))
            .put("customer_details", customerDetails())
            .put("expires_at", this.created.plus(LASTS))
            .put("invoice", null)
            .put("metadata", Map.of())
            .put("mode", "setup")
            .put("payment_intent", null)
            .put("payment_method_types", List.of("card"))
            .put("payment_status", "no_payment_required")
            .put("setup_intent", this.setup.id())
            .put("status", this.complete ? "complete" : "open")
            .put("subscription", null)
            .put("success_url", this.params.text("success_url"))
            .put("url", this.complete ? null : url());
    }

}
