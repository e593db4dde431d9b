package dev.cadence.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Money sent from the platform to a connected account, and how much of it came back.
final class Transfer implements Resource {

    private final String id = Ids.next("tr");

    private final String destinationPayment = Ids.next("py");

    private final Instant created;

    private final long amount;

    private final String currency;

    private final String destination;

    private final @Nullable String source;

    private final @Nullable String group;

    private final Map<String, String> metadata;

    private long reversed;

    Transfer(long amount, String currency, String destination, @Nullable String source, @Nullable String group,
            Map<String, String> metadata, Instant created) {
        this.amount = amount;
        this.currency = currency;
        this.destination = destination;
        this.source = source;
        this.group = group;
        this.metadata = metadata;
        this.created = created;
    }

    @Override
    public String id() {
        return this.id;
    }

    @Override
    public Instant created() {
        return this.created;
    }

    String destination() {
        return this.destination;
    }

    @Nullable String source() {
        return this.source;
    }

    @Nullable String group() {
        return this.group;
    }

    long left() {
        return this.amount - this.reversed;
    }

    void reverse(long part) {
        this.reversed += part;
    }

    SentTransfer sent() {
        return new SentTransfer(this.id, this.destination, this.amount, this.reversed, this.source, this.group,
                this.metadata, this.created);
    }

    @Override
    public Json json() {
        return Json.resource("transfer", this.id, this.created)
            .put("amount", this.amount)
            .put("amount_reversed", this.reversed)
            .put("balance_transaction", null)
            .put("currency", this.currency)
            .put("description", null)
            .put("destination", this.destination)
            .put("destination_payment", this.destinationPayment)
            .put("metadata", this.metadata)
            .put("reversals",
                    Json.object()
                        .put("object", "list")
                        .put("data", List.of())
                        .put("has_more", false)
                        .put("url", "/v1/transfers/%s/reversals".formatted(this.id)))
            .put("reversed", this.reversed == this.amount)
            .put("source_transaction", this.source)
            .put("source_type", "card")
            .put("transfer_group", this.group);
    }

}
