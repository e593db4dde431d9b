package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Money on its way back to a card.
final class Refund implements Resource {

    private final String id = Ids.next("re");

    private final Instant created;

    private final Charge charge;

    private final long amount;

    private final @Nullable String reason;

    private final Map<String, String> metadata;

    private String status;

    private @Nullable String balanceTransaction;

    private @Nullable String failureReason;

    private @Nullable String failureBalanceTransaction;

    Refund(Charge charge, long amount, Params params, boolean pending, Instant created) {
        this.charge = charge;
        this.amount = amount;
        this.reason = params.text("reason");
        this.metadata = Metadata.of(params);
        this.status = pending ? "pending" : "succeeded";
        this.created = created;
    }

    void movesMoney(BalanceTransaction transaction) {
        this.balanceTransaction = transaction.id();
    }

    void succeed() {
        this.status = "succeeded";
    }

    void fail(String why, BalanceTransaction back) {
        this.status = "failed";
        this.failureReason = why;
        this.failureBalanceTransaction = back.id();
    }

    boolean failed() {
        return "failed".equals(this.status);
    }

    boolean pending() {
        return "pending".equals(this.status);
    }

    Charge charge() {
        return this.charge;
    }

    long amount() {
        return this.amount;
    }

    RefundMade made() {
        return new RefundMade(this.id, this.charge.id(), this.charge.paymentIntent(), this.amount, this.status,
                this.metadata);
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
        return Json.object()
            .put("id", this.id)
            .put("object", "refund")
            .put("amount", this.amount)
            .put("balance_transaction", this.balanceTransaction)
            .put("charge", this.charge.id())
            .put("created", this.created)
            .put("currency", this.charge.currency())
            .put("destination_details",
                    Json.object()
                        .put("card",
                                Json.object()
                                    .put("reference_status", "pending")
                                    .put("reference_type", "acquirer_reference_number")
                                    .put("type", "refund"))
                        .put("type", "card"))
            .putIfKnown("failure_balance_transaction", this.failureBalanceTransaction)
            .putIfKnown("failure_reason", this.failureReason)
            .put("metadata", this.metadata)
            .put("payment_intent", this.charge.paymentIntent())
            .putIfKnown("pending_reason", pending() ? "processing" : null)
            .put("reason", this.reason)
            .put("receipt_number", null)
            .put("source_transfer_reversal", null)
            .put("status", this.status)
            .put("transfer_reversal", null);
    }

}
