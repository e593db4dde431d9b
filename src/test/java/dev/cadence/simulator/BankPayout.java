package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Money that a connected account sends to its bank; it arrived, or came back.
record BankPayout(String id, long amount, String currency, @Nullable String failureCode,
        Instant created) implements Resource {

    @Override
    public Json json() {
        return Json.resource("payout", this.id, this.created)
            .put("amount", this.amount)
            .put("arrival_date", this.created)
            .put("automatic", true)
            .put("balance_transaction", null)
            .put("currency", this.currency)
            .put("description", "STRIPE PAYOUT")
            .put("destination", null)
            .put("failure_code", this.failureCode)
            .put("failure_message", (this.failureCode != null) ? "The bank did not take the payment." : null)
            .put("metadata", Map.of())
            .put("method", "standard")
            .put("source_type", "card")
            .put("statement_descriptor", null)
            .put("status", (this.failureCode != null) ? "failed" : "paid")
            .put("type", "bank_account");
    }

}
