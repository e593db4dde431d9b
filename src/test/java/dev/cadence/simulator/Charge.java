package dev.cadence.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One attempt to take money: it succeeded, failed, or is pending.
final class Charge implements Resource {

    private final String id = Ids.next("ch");

    private final Instant created;

    private final PaymentIntent paymentIntent;

    private final PaymentMethod paymentMethod;

    private final Map<String, String> metadata;

    private Status status = Status.PENDING;

    private @Nullable Decline decline;

    private @Nullable String balanceTransaction;

    private long refunded;

    private boolean disputed;

    Charge(PaymentIntent paymentIntent, PaymentMethod paymentMethod, Instant created) {
        this.paymentIntent = paymentIntent;
        this.paymentMethod = paymentMethod;
        this.metadata = paymentIntent.metadata();
        this.created = created;
    }

    void succeed(BalanceTransaction transaction) {
        this.status = Status.SUCCEEDED;
        this.balanceTransaction = transaction.id();
    }

    void fail(Decline reason) {
        this.status = Status.FAILED;
        this.decline = reason;
    }

    /// Tells how much of it was given back in all.
    void refunded(long amount) {
        this.refunded = amount;
    }

    void disputed() {
        this.disputed = true;
    }

    /// Whether its card is one on which this comes later.
    boolean then(CardBehaviour.Aftermath aftermath) {
        return this.paymentMethod.whenCharged() instanceof CardBehaviour.ApprovesThen(CardBehaviour.Aftermath later)
                && later == aftermath;
    }

    long amount() {
        return this.paymentIntent.amount();
    }

    String currency() {
        return this.paymentIntent.currency();
    }

    @Override
    public String id() {
        return this.id;
    }

    @Override
    public Instant created() {
        return this.created;
    }

    String paymentIntent() {
        return this.paymentIntent.id();
    }

    PaymentMethod paymentMethod() {
        return this.paymentMethod;
    }

    ChargeAttempt attempt() {
        return new ChargeAttempt(this.id, this.paymentIntent.id(), this.paymentIntent.customer(),
                this.paymentMethod.id(), amount(), currency(), this.status.json(), failureCode(),
                (this.decline != null) ? this.decline.declineCode() : null, this.metadata, this.created);
    }

    private @Nullable String failureCode() {
        return (this.decline != null) ? this.decline.code() : null;
    }

    @Nullable String customer() {
        return this.paymentIntent.customer();
    }

    private Json outcome() {
        Json outcome = Json.object();
        if (this.decline == null) {
            return outcome.put("advice_code", null)
                .put("network_advice_code", null)
                .put("network_decline_code", null)
                .put("network_status", "approved_by_network")
                .put("reason", null)
                .put("risk_level", "normal")
                .put("seller_message", "Payment complete.")
                .put("type", "authorized");
        }
        return outcome.put("advice_code", this.decline.adviceCode())
            .put("network_advice_code", null)
            .put("network_decline_code", "01")
            .put("network_status", "declined_by_network")
            .put("reason", this.decline.declineCode())
            .put("risk_level", "normal")
            .put("seller_message", "The bank did not return any further details with this decline.")
            .put("type", "issuer_declined");
    }

    private Json paymentMethodDetails() {
        boolean paid = this.status == Status.SUCCEEDED;
        return Json.object()
            .put("card",
                    this.paymentMethod.cardJson()
                        .put("amount_authorized", paid ? amount() : null)
                        .put("authorization_code", paid ? "123456" : null)
                        .put("extended_authorization", Json.object().put("status", "disabled"))
                        .put("incremental_authorization", Json.object().put("status", "unavailable"))
                        .put("installments", null)
                        .put("mandate", null)
                        .put("multicapture", Json.object().put("status", "unavailable"))
                        .put("network", this.paymentMethod.card().brand())
                        .put("network_token", Json.object().put("used", false))
                        .put("network_transaction_id", Ids.derived(this.id, 15))
                        .put("overcapture",
                                Json.object().put("maximum_amount_capturable", amount()).put("status", "unavailable"))
                        .put("three_d_secure", null))
            .put("type", "card");
    }

    @Override
    public Json json() {
        boolean paid = this.status == Status.SUCCEEDED;
        return Json.resource("charge", this.id, this.created)
            .put("amount", amount())
            .put("amount_captured", paid ? amount() : 0)
            .put("amount_refunded", this.refunded)
            .put("application", null)
            .put("application_fee", null)
            .put("application_fee_amount", null)
            .put("balance_transaction", this.balanceTransaction)
            .put("billing_details", PaymentMethod.billingDetails())
            .put("calculated_statement_descriptor", "CADENCE")
            .put("captured", paid)
            .put("currency", currency())
            .put("customer", customer())
            .put("description", this.paymentIntent.description())
            .put("disputed", this.disputed)
            .put("failure_balance_transaction", null)
            .put("failure_code", failureCode())
            .put("failure_message", (this.decline != null) ? this.decline.message() : null)
            .put("fraud_details", Json.object())
            .put("metadata", this.metadata)
            .put("on_behalf_of", null)
            .put("outcome", (this.status != Status.PENDING) ? outcome() : null)
            .put("paid", paid)
            .put("payment_intent", this.paymentIntent.id())
            .put("payment_method", this.paymentMethod.id())
            .put("payment_method_details", paymentMethodDetails())
            .put("receipt_email", null)
            .put("receipt_number", null)
            .put("receipt_url", null)
            .put("refunded", paid && this.refunded == amount())
            .put("refunds",
                    Json.object()
                        .put("object", "list")
                        .put("data", List.of())
                        .put("has_more", false)
                        .put("url", "/v1/charges/%s/refunds".formatted(this.id)))
            .put("review", null)
            .put("shipping", null)
            .put("source_transfer", null)
            .put("statement_descriptor", null)
            .put("statement_descriptor_suffix", null)
            .put("status", this.status.json())
            .put("transfer_data", null)
            .put("transfer_group", this.paymentIntent.transferGroup());
    }

    private enum Status {

        PENDING, SUCCEEDED, FAILED;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

}
