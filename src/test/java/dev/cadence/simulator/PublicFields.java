package dev.cadence.simulator;

import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// What Stripe tells a browser about an intent: enough to finish it, and nothing of the merchant's own.
final class PublicFields {

    private static final Set<String> FIELDS = Set.of("id", "object", "amount", "amount_details",
            "automatic_payment_methods", "canceled_at", "cancellation_reason", "capture_method", "client_secret",
            "confirmation_method", "created", "currency", "description", "last_payment_error", "last_setup_error",
            "livemode", "next_action", "payment_method", "payment_method_configuration_details", "payment_method_types",
            "processing", "receipt_email", "setup_future_usage", "shipping", "source", "status", "usage");

    private PublicFields() {
    }

    static Answer of(Answer answer) {
        JsonObject body = Json.parse(answer.body());
        if (body.get("error") instanceof JsonObject error) {
            restrict(error.get("payment_intent"));
            restrict(error.get("setup_intent"));
        }
        else {
            restrict(body);
        }
        return new Answer(answer.status(), Json.text(body), answer.saved(), answer.replayed());
    }

    private static void restrict(@Nullable JsonElement intent) {
        if (intent instanceof JsonObject object) {
            Set.copyOf(object.keySet()).stream().filter((name) -> !FIELDS.contains(name)).forEach(object::remove);
        }
    }

}
