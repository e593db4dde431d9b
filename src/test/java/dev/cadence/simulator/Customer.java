package dev.cadence.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Somebody who pays.
final class Customer implements Resource {

    private final String id = Ids.next("cus");

    private final Instant created;

    private @Nullable String email;

    private @Nullable String name;

    private @Nullable String phone;

    private @Nullable String description;

    private @Nullable String defaultPaymentMethod;

    private Map<String, String> metadata = Map.of();

    Customer(Instant created) {
        this.created = created;
    }

    void update(Params params) {
        this.metadata = Metadata.merged(this.metadata, params);
        this.email = params.has("email") ? params.text("email") : this.email;
        this.name = params.has("name") ? params.text("name") : this.name;
        this.phone = params.has("phone") ? params.text("phone") : this.phone;
        this.description = params.has("description") ? params.text("description") : this.description;
        Params settings = params.group("invoice_settings");
        if (settings.has("default_payment_method")) {
            this.defaultPaymentMethod = settings.text("default_payment_method");
        }
    }

    void forget(PaymentMethod paymentMethod) {
        if (paymentMethod.id().equals(this.defaultPaymentMethod)) {
            this.defaultPaymentMethod = null;
        }
    }

    @Nullable String email() {
        return this.email;
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
        return Json.resource("customer", this.id, this.created)
            .put("address", null)
            .put("balance", 0)
            .put("currency", null)
            .put("default_source", null)
            .put("delinquent", false)
            .put("description", this.description)
            .put("discount", null)
            .put("email", this.email)
            .put("invoice_prefix", this.id.substring(4, 12).toUpperCase(Locale.ROOT))
            .put("invoice_settings",
                    Json.object()
                        .put("custom_fields", null)
                        .put("default_payment_method", this.defaultPaymentMethod)
                        .put("footer", null)
                        .put("rendering_options", null))
            .put("metadata", this.metadata)
            .put("name", this.name)
            .put("next_invoice_sequence", 1)
            .put("phone", this.phone)
            .put("preferred_locales", List.of())
            .put("shipping", null)
            .put("tax_exempt", "none")
            .put("test_clock", null);
    }

}
