package dev.cadence.simulator;

import java.util.Map;
import java.util.Set;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;

import static java.util.Map.entry;

/// The fields that Stripe documents as always present, which its library does not tell from the others.
final class AlwaysSent {

    private static final Map<Class<?>, Set<String>> FIELDS = Map.ofEntries(
            entry(BalanceTransaction.class,
                    Set.of("id", "object", "amount", "available_on", "created", "currency", "fee", "fee_details", "net",
                            "reporting_category", "source", "status", "type")),
            entry(Charge.class, Set.of("id", "object", "amount", "amount_captured", "amount_refunded",
                    "balance_transaction", "billing_details", "captured", "created", "currency", "customer", "disputed",
                    "failure_code", "failure_message", "livemode", "metadata", "outcome", "paid", "payment_intent",
                    "payment_method", "payment_method_details", "refunded", "status", "transfer_group")),
            entry(Customer.class,
                    Set.of("id", "object", "balance", "created", "default_source", "delinquent", "description", "email",
                            "invoice_settings", "livemode", "metadata", "name", "phone", "preferred_locales",
                            "shipping")),
            entry(Dispute.class,
                    Set.of("id", "object", "amount", "balance_transactions", "charge", "created", "currency",
                            "evidence", "evidence_details", "is_charge_refundable", "livemode", "metadata",
                            "payment_intent", "reason", "status")),
            entry(Event.class,
                    Set.of("id", "object", "api_version", "created", "data", "livemode", "pending_webhooks", "request",
                            "type")),
            entry(PaymentIntent.class,
                    Set.of("id", "object", "amount", "amount_capturable", "amount_received",
                            "automatic_payment_methods", "canceled_at", "cancellation_reason", "capture_method",
                            "client_secret", "confirmation_method", "created", "currency", "customer", "description",
                            "last_payment_error", "latest_charge", "livemode", "metadata", "next_action",
                            "payment_method", "payment_method_options", "payment_method_types", "processing",
                            "setup_future_usage", "status", "transfer_group")),
            entry(PaymentMethod.class,
                    Set.of("id", "object", "billing_details", "created", "customer", "livemode", "metadata", "type")),
            entry(Refund.class,
                    Set.of("id", "object", "amount", "balance_transaction", "charge", "created", "currency", "metadata",
                            "payment_intent", "reason", "status")),
            entry(SetupIntent.class,
                    Set.of("id", "object", "application", "cancellation_reason", "client_secret", "created", "customer",
                            "description", "last_setup_error", "latest_attempt", "livemode", "mandate", "metadata",
                            "next_action", "payment_method", "payment_method_types", "status", "usage")),
            entry(StripeCollection.class, Set.of("object", "data", "has_more", "url")),
            entry(StripeError.class, Set.of("type", "message")));

    private AlwaysSent() {
    }

    static Set<String> in(Class<?> type) {
        return FIELDS.getOrDefault(type, Set.of());
    }

}
