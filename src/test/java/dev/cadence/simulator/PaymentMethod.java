package dev.cadence.simulator;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A card as Stripe keeps it: fresh, attached to a customer, or spent for good.
final class PaymentMethod implements Resource {

    private static final int EXPIRES_IN_YEAR = 2034;

    private final String id = Ids.next("pm");

    private final Instant created;

    private final TestCard card;

    private CardBehaviour whenCharged;

    private YearMonth expiry = YearMonth.of(EXPIRES_IN_YEAR, 12);

    private @Nullable String customer;

    /// Used once without a customer, or detached from one: Stripe never takes it again.
    private boolean spent;

    PaymentMethod(TestCard card, Instant created) {
        this.card = card;
        this.created = created;
        this.whenCharged = card.whenCharged();
    }

    void attachTo(Customer owner) {
        this.customer = owner.id();
    }

    void detach() {
        this.customer = null;
        this.spent = true;
    }

    void usedOnce() {
        this.spent = this.spent || this.customer == null;
    }

    void expireAfter(YearMonth month) {
        this.expiry = month;
    }

    void behave(CardBehaviour behaviour) {
        this.whenCharged = behaviour;
    }

    boolean spent() {
        return this.spent;
    }

    TestCard card() {
        return this.card;
    }

    CardBehaviour whenCharged() {
        return this.whenCharged;
    }

    @Nullable String customer() {
        return this.customer;
    }

    @Override
    public String id() {
        return this.id;
    }

    @Override
    public Instant created() {
        return this.created;
    }

    Json checks() {
        return Json.object()
            .put("address_line1_check", null)
            .put("address_postal_code_check", null)
            .put("cvc_check", "pass");
    }

    static Json billingDetails() {
        Json address = Json.object();
        List.of("city", "country", "line1", "line2", "postal_code", "state").forEach((line) -> address.put(line, null));
        return Json.object()
            .put("address", address)
            .put("email", null)
            .put("name", null)
            .put("phone", null)
            .put("tax_id", null);
    }

    /// What a payment method and a charge both say about the card.
    Json cardJson() {
        return Json.object()
            .put("brand", this.card.brand())
            .put("checks", checks())
            .put("country", "US")
            .put("exp_month", this.expiry.getMonthValue())
            .put("exp_year", this.expiry.getYear())
            .put("fingerprint", this.card.fingerprint())
            .put("funding", "credit")
            .put("last4", this.card.last4())
            .put("regulated_status", "unregulated")
            .put("wallet", null);
    }

    @Override
    public Json json() {
        return Json.resource("payment_method", this.id, this.created)
            .put("allow_redisplay", "unspecified")
            .put("billing_details", billingDetails())
            .put("card",
                    cardJson().put("display_brand", this.card.brand())
                        .put("generated_from", null)
                        .put("networks",
                                Json.object().put("available", List.of(this.card.brand())).put("preferred", null))
                        .put("three_d_secure_usage", Json.object().put("supported", true)))
            .put("customer", this.customer)
            .put("metadata", Map.of())
            .put("type", "card");
    }

}
