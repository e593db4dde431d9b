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

    private final Audience audience;

    private final @Nullable String account;

    private final AtomicBoolean delivered = new AtomicBoolean();

    Event(String type, Json object, Origin origin, Instant created) {
        this(type, object, origin, created, Audience.PLATFORM, null);
    }

    private Event(String type, Json object, Origin origin, Instant created, Audience audience,
            @Nullable String account) {
        this.audience = audience;
        this.account = account;
        this.type = type;
        this.object = object.tree().deepCopy();
        this.origin = origin;
        this.created = created;
    }

    /// An event on a connected account.
    static Event ofAccount(String type, Json object, String account, Instant created) {
        return new Event(type, object, Origin.STRIPE, created, Audience.CONNECT, account);
    }

    /// An event of version 2, which names the account that it is about and does not show
    /// it.
    static Event thin(String type, String account, Instant created) {
        return new Event(type, Json.object(), Origin.STRIPE, created, Audience.THIN, account);
    }

    Audience audience() {
        return this.audience;
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
        if (this.audience == Audience.THIN) {
            return Json.object()
                .put("id", this.id)
                .put("object", "v2.core.event")
                .put("created", this.created.toString())
                .put("livemode", false)
                .put("reason", null)
                .put("related_object",
                        Json.object()
                            .put("id", this.account)
                            .put("type", "v2.core.account")
                            .put("url", "/v2/core/accounts/" + this.account))
                .put("type", this.type);
        }
        return Json.resource("event", this.id, this.created)
            .putIfKnown("account", this.account)
            .put("api_version", apiVersion)
            .put("data", Json.object().put("object", this.object))
            .put("pending_webhooks", wasDelivered() ? 0 : 1)
            .put("request",
                    Json.object().put("id", this.origin.request()).put("idempotency_key", this.origin.idempotencyKey()))
            .put("type", this.type);
    }

    /// Which endpoint hears of it.
    enum Audience {

        PLATFORM, CONNECT, THIN

    }

    /// The request that caused an event; neither is known when Stripe itself did.
    record Origin(@Nullable String request, @Nullable String idempotencyKey) {

        static final Origin STRIPE = new Origin(null, null);

    }

}
