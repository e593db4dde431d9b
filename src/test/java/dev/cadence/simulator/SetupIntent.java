package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// The wish to save a card for later, without taking money.
final class SetupIntent implements Resource {

    private final String id = Ids.next("seti");

    private final String clientSecret = Ids.secretOf(this.id);

    private final Instant created;

    private final Methods methods;

    private final Params params;

    private final Map<String, String> metadata;

    private @Nullable PaymentMethod paymentMethod;

    private Status status;

    private @Nullable PaymentFailure lastFailure;

    private @Nullable String latestAttempt;

    private @Nullable String cancellationReason;

    SetupIntent(Params params, @Nullable PaymentMethod paymentMethod, Instant created) {
        this.params = params;
        this.methods = Methods.of(params);
        this.metadata = Metadata.of(params);
        this.paymentMethod = paymentMethod;
        this.status = (paymentMethod != null) ? Status.REQUIRES_CONFIRMATION : Status.REQUIRES_PAYMENT_METHOD;
        this.created = created;
    }

    void succeed(PaymentMethod with) {
        this.paymentMethod = with;
        this.status = Status.SUCCEEDED;
        this.lastFailure = null;
        this.latestAttempt = Ids.next("setatt");
    }

    void fail(PaymentFailure failure) {
        this.paymentMethod = null;
        this.status = Status.REQUIRES_PAYMENT_METHOD;
        this.lastFailure = failure;
        this.latestAttempt = Ids.next("setatt");
    }

    void cancel(@Nullable String reason) {
        this.status = Status.CANCELED;
        this.cancellationReason = reason;
    }

    Status status() {
        return this.status;
    }

    Methods methods() {
        return this.methods;
    }

    boolean knowsReturnUrl() {
        return this.params.text("return_url") != null;
    }

    @Nullable PaymentMethod paymentMethod() {
        return this.paymentMethod;
    }

    @Nullable String customer() {
        return this.params.text("customer");
    }

    String clientSecret() {
        return this.clientSecret;
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
        return Json.resource("setup_intent", this.id, this.created)
            .put("application", null)
            .put("automatic_payment_methods", this.methods.automatic() ? this.methods.json() : null)
            .put("cancellation_reason", this.cancellationReason)
            .put("client_secret", this.clientSecret)
            .put("customer", customer())
            .put("description", this.params.text("description"))
            .put("flow_directions", null)
            .put("last_setup_error", (this.lastFailure != null) ? this.lastFailure.json() : null)
            .put("latest_attempt", this.latestAttempt)
            .put("mandate", null)
            .put("metadata", this.metadata)
            .put("next_action", null)
            .put("on_behalf_of", null)
            .put("payment_method", (this.paymentMethod != null) ? this.paymentMethod.id() : null)
            .put("payment_method_configuration_details", null)
            .put("payment_method_options",
                    Json.object()
                        .put("card",
                                Json.object()
                                    .put("mandate_options", null)
                                    .put("network", null)
                                    .put("request_three_d_secure", "automatic")))
            .put("payment_method_types", this.methods.types())
            .put("single_use_mandate", null)
            .put("status", this.status.json())
            .put("usage", Objects.requireNonNullElse(this.params.text("usage"), "off_session"));
    }

}
