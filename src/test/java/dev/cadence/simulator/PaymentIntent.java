package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// An amount that a customer is to pay: many attempts, and at most one that succeeds.
final class PaymentIntent implements Resource {

    private final String id = Ids.next("pi");

    private final String clientSecret = Ids.secretOf(this.id);

    private final Instant created;

    private final long amount;

    private final String currency;

    private final Methods methods;

    private final Params params;

    private final Map<String, String> metadata;

    private @Nullable PaymentMethod paymentMethod;

    private Status status;

    private @Nullable PaymentFailure lastFailure;

    private @Nullable Charge latestCharge;

    private @Nullable Instant canceledAt;

    private @Nullable String cancellationReason;

    private @Nullable String returnUrl;

    private int confirmations;

    PaymentIntent(long amount, String currency, Params params, @Nullable PaymentMethod paymentMethod, Instant created) {
        this.amount = amount;
        this.currency = currency;
        this.params = params;
        this.methods = Methods.of(params);
        this.metadata = Metadata.of(params);
        this.returnUrl = params.text("return_url");
        this.paymentMethod = paymentMethod;
        this.status = (paymentMethod != null) ? Status.REQUIRES_CONFIRMATION : Status.REQUIRES_PAYMENT_METHOD;
        this.created = created;
    }

    /// A confirmation begins: whatever failed before is forgotten.
    void attempt(PaymentMethod with, Params confirmation) {
        this.confirmations++;
        this.paymentMethod = with;
        this.returnUrl = (confirmation.text("return_url") != null) ? confirmation.text("return_url") : this.returnUrl;
    }

    void succeed(Charge charge) {
        this.status = Status.SUCCEEDED;
        this.latestCharge = charge;
        this.lastFailure = null;
    }

    /// Back to the start: the payment method is gone from the intent and lives on in the
    /// error.
    void fail(PaymentFailure failure, @Nullable Charge charge) {
        this.status = Status.REQUIRES_PAYMENT_METHOD;
        this.lastFailure = failure;
        this.paymentMethod = null;
        this.latestCharge = (charge != null) ? charge : this.latestCharge;
    }

    void askCustomer() {
        this.status = Status.REQUIRES_ACTION;
        this.lastFailure = null;
    }

    void process(Charge pending) {
        this.status = Status.PROCESSING;
        this.latestCharge = pending;
        this.lastFailure = null;
    }

    void cancel(@Nullable String reason, Instant now) {
        this.status = Status.CANCELED;
        this.canceledAt = now;
        this.cancellationReason = reason;
    }

    int confirmations() {
        return this.confirmations;
    }

    Status status() {
        return this.status;
    }

    Methods methods() {
        return this.methods;
    }

    @Nullable PaymentMethod paymentMethod() {
        return this.paymentMethod;
    }

    @Nullable Charge latestCharge() {
        return this.latestCharge;
    }

    String clientSecret() {
        return this.clientSecret;
    }

    @Nullable String returnUrl() {
        return this.returnUrl;
    }

    long amount() {
        return this.amount;
    }

    String currency() {
        return this.currency;
    }

    @Nullable String customer() {
        return this.params.text("customer");
    }

    @Nullable String description() {
        return this.params.text("description");
    }

    @Nullable String transferGroup() {
        return this.params.text("transfer_group");
    }

    boolean savesTheCard() {
        return this.params.text("setup_future_usage") != null;
    }

    Map<String, String> metadata() {
        return this.metadata;
    }

    @Override
    public String id() {
        return this.id;
    }

    @Override
    public Instant created() {
        return this.created;
    }

    private @Nullable Json nextAction() {
        if (this.status != Status.REQUIRES_ACTION) {
            return null;
        }
        if (this.returnUrl == null) {
            return Json.object().put("type", "use_stripe_sdk").put("use_stripe_sdk", Json.object());
        }
        return Json.object()
            .put("type", "redirect_to_url")
            .put("redirect_to_url",
                    Json.object()
                        .put("return_url", this.returnUrl)
                        .put("url", "https://hooks.stripe.com/3d_secure_2/" + this.id));
    }

    @Override
    public Json json() {
        return Json.resource("payment_intent", this.id, this.created)
            .put("amount", this.amount)
            .put("amount_capturable", 0)
            .put("amount_details", Json.object().put("tip", Json.object()))
            .put("amount_received", (this.status == Status.SUCCEEDED) ? this.amount : 0)
            .put("application", null)
            .put("application_fee_amount", null)
            .put("automatic_payment_methods", this.methods.automatic() ? this.methods.json() : null)
            .put("canceled_at", this.canceledAt)
            .put("cancellation_reason", this.cancellationReason)
            .put("capture_method", "automatic_async")
            .put("client_secret", this.clientSecret)
            .put("confirmation_method", "automatic")
            .put("currency", this.currency)
            .put("customer", customer())
            .put("description", description())
            .put("last_payment_error", (this.lastFailure != null) ? this.lastFailure.json() : null)
            .put("latest_charge", (this.latestCharge != null) ? this.latestCharge.id() : null)
            .put("metadata", this.metadata)
            .put("next_action", nextAction())
            .put("on_behalf_of", null)
            .put("payment_method", (this.paymentMethod != null) ? this.paymentMethod.id() : null)
            .put("payment_method_configuration_details", null)
            .put("payment_method_options",
                    Json.object()
                        .put("card",
                                Json.object()
                                    .put("installments", null)
                                    .put("mandate_options", null)
                                    .put("network", null)
                                    .put("request_three_d_secure", "automatic")))
            .put("payment_method_types", this.methods.types())
            .put("processing", null)
            .put("receipt_email", this.params.text("receipt_email"))
            .put("review", null)
            .put("setup_future_usage", this.params.text("setup_future_usage"))
            .put("shipping", null)
            .put("source", null)
            .put("statement_descriptor", this.params.text("statement_descriptor"))
            .put("statement_descriptor_suffix", this.params.text("statement_descriptor_suffix"))
            .put("status", this.status.json())
            .put("transfer_data", null)
            .put("transfer_group", transferGroup());
    }

}
