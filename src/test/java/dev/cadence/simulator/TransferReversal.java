package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

/// Money taken back from a connected account.
record TransferReversal(String id, String transfer, long amount, String currency, Map<String, String> metadata,
        Instant created) implements Resource {

    @Override
    public Json json() {
        return Json.object()
            .put("id", this.id)
            .put("object", "transfer_reversal")
            .put("amount", this.amount)
            .put("balance_transaction", null)
            .put("created", this.created)
            .put("currency", this.currency)
            .put("destination_payment_refund", null)
            .put("metadata", this.metadata)
            .put("source_refund", null)
            .put("transfer", this.transfer);
    }

}
