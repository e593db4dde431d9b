package dev.cadence.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// An account that the platform may pay to, once it has told Stripe enough of itself.
final class ConnectedAccount implements Resource {

    private final String id = Ids.next("acct");

    private final Instant created;

    private final String country;

    private final @Nullable String email;

    private final @Nullable String name;

    private final Map<String, String> metadata;

    private String status = "restricted";

    private boolean closed;

    private boolean deauthorized;

    private long balance;

    ConnectedAccount(Params params, Instant created) {
        this.country = params.group("identity").required("country");
        this.email = params.text("contact_email");
        this.name = params.text("display_name");
        this.metadata = Metadata.of(params);
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

    String country() {
        return this.country;
    }

    void become(String capability) {
        this.status = capability;
    }

    void close() {
        this.closed = true;
        this.status = "restricted";
    }

    void deauthorize() {
        this.deauthorized = true;
    }

    boolean deauthorized() {
        return this.deauthorized;
    }

    boolean takesTransfers() {
        return "active".equals(this.status) && !this.closed && !this.deauthorized;
    }

    boolean closed() {
        return this.closed;
    }

    long balance() {
        return this.balance;
    }

    void add(long amount) {
        this.balance += amount;
    }

    @Override
    public Json json() {
        return json(List.of("configuration.recipient", "requirements"));
    }

    /// Version 2 says nothing of most things unless it is asked to include them.
    Json json(List<String> include) {
        return Json.object()
            .put("id", this.id)
            .put("object", "v2.core.account")
            .put("applied_configurations", List.of("recipient"))
            .put("closed", this.closed)
            .put("configuration", include.contains("configuration.recipient") ? configuration() : null)
            .put("contact_email", this.email)
            .put("created", this.created.toString())
            .put("dashboard", "express")
            .put("display_name", this.name)
            .put("livemode", false)
            .put("metadata", this.metadata)
            .put("requirements", include.contains("requirements") ? requirements() : null);
    }

    private Json configuration() {
        Json transfers = Json.object()
            .put("status", this.status)
            .put("status_details",
                    "restricted".equals(this.status) ? List
                        .of(Json.object().put("code", "requirements_past_due").put("resolution", "provide_info"))
                            : List.of());
        return Json.object()
            .put("recipient",
                    Json.object()
                        .put("applied", true)
                        .put("capabilities",
                                Json.object().put("stripe_balance", Json.object().put("stripe_transfers", transfers))));
    }

    private Json requirements() {
        return Json.object()
            .put("entries", "restricted".equals(this.status) ? List
                .of(Json.object().put("awaiting_action_from", "user").put("description", "default_payout_method"))
                    : List.of());
    }

}
