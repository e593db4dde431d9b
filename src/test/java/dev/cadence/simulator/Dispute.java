package dev.cadence.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A bank asks about a charge, or takes it back until it has decided.
final class Dispute implements Resource {

    /// How long the bank waits for evidence.
    private static final Duration UNTIL_DUE = Duration.ofDays(20);

    private static final List<String> EVIDENCE = List.of("access_activity_log", "billing_address",
            "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_communication",
            "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature",
            "duplicate_charge_documentation", "duplicate_charge_explanation", "duplicate_charge_id",
            "product_description", "receipt", "refund_policy", "refund_policy_disclosure", "refund_refusal_explanation",
            "service_date", "service_documentation", "shipping_address", "shipping_carrier", "shipping_date",
            "shipping_documentation", "shipping_tracking_number", "uncategorized_file", "uncategorized_text");

    private final String id = Ids.next("dp");

    private final Instant created;

    private final Charge charge;

    private final long amount;

    private final Map<String, String> evidence = new LinkedHashMap<>();

    private final List<BalanceTransaction> transactions = new ArrayList<>();

    private String status;

    private int submissions;

    Dispute(Charge charge, long amount, boolean inquiry, Instant created) {
        this.charge = charge;
        this.amount = amount;
        this.status = inquiry ? "warning_needs_response" : "needs_response";
        this.created = created;
    }

    void become(String next) {
        this.status = next;
    }

    void moves(BalanceTransaction transaction) {
        this.transactions.add(transaction);
    }

    void tell(Map<String, String> fields) {
        this.evidence.putAll(fields);
    }

    void submit() {
        this.submissions++;
        this.status = inquiry() ? "warning_under_review" : "under_review";
    }

    boolean answerable() {
        return this.status.endsWith("needs_response");
    }

    boolean inquiry() {
        return this.status.startsWith("warning_");
    }

    boolean closed() {
        return List.of("won", "lost", "warning_closed").contains(this.status);
    }

    /// Whether nothing of the charge can be refunded, since the bank has it.
    boolean takesTheMoney() {
        return !inquiry() && !"won".equals(this.status);
    }

    Charge charge() {
        return this.charge;
    }

    long amount() {
        return this.amount;
    }

    DisputeMade made() {
        return new DisputeMade(this.id, this.charge.id(), this.amount, this.status, this.submissions,
                Map.copyOf(this.evidence));
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
        Json told = Json.object();
        EVIDENCE.forEach((field) -> told.put(field, this.evidence.get(field)));
        return Json.resource("dispute", this.id, this.created)
            .put("amount", this.amount)
            .put("balance_transactions", this.transactions.stream().map(BalanceTransaction::json).toList())
            .put("charge", this.charge.id())
            .put("currency", this.charge.currency())
            .put("enhanced_eligibility_types", List.of())
            .put("evidence", told.put("enhanced_evidence", Json.object()))
            .put("evidence_details",
                    Json.object()
                        .put("due_by", this.created.plus(UNTIL_DUE))
                        .put("enhanced_eligibility", Json.object())
                        .put("has_evidence", !this.evidence.isEmpty())
                        .put("past_due", false)
                        .put("submission_count", this.submissions))
            .put("is_charge_refundable", inquiry())
            .put("metadata", Map.of())
            .put("payment_intent", this.charge.paymentIntent())
            .put("payment_method_details",
                    Json.object()
                        .put("card",
                                Json.object()
                                    .put("brand", this.charge.paymentMethod().card().brand())
                                    .put("case_type", inquiry() ? "inquiry" : "chargeback")
                                    .put("network_reason_code", "13.1"))
                        .put("type", "card"))
            .put("reason", "product_not_received")
            .put("status", this.status);
    }

}
