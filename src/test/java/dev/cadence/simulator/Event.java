package dev.cadence.simulator;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import org.jspecify.annotations.Nullable;

/// Something that happened, with a picture of the object as it was then.
final class Event implements Resource {

    private final String id = Ids.next("evt");

    private final Instant created;

    private final String type;

    private final JsonObject object;

    private final Origin origin;

    private final AtomicBoolean delivered = new AtomicBoolean();

    Event(String type, Json object, Origin origin, Instant created) {
        this.type = type;
        this.object = object.tree().deepCopy();
        this.origin = origin;
        this.created = created;
    }

    void delivered() {
        this.delivered.set(true);
    }

    boolean wasDelivered() {
        return this.delivered.get();
    }

    String type() {
        return this.type;
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
        return json(Stripe.API_VERSION);
    }

    Json json(@Nullable String apiVersion) {
        return Json.resource("event", this.id, this.created)
            .put("api_version", apiVersion)
            .put("data", Json.object().put("object", this.object))
            .put("pending_webhooks", wasDelivered() ? 0 : 1)
            .put("request",
                    Json.object().put("id", this.origin.request()).put("idempotency_key", this.origin.idempotencyKey()))
            .put("type", this.type);
    }

    /// The request that caused an event; neither is known when Stripe itself did.
    record Origin(@Nullable String request, @Nullable String idempotencyKey) {

        static final Origin STRIPE = new Origin(null, null);

    }

}
