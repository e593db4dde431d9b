package dev.cadence.simulator;

import java.util.List;
import java.util.Locale;

import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;

/// `/v1/payment_intents`
final class PaymentIntentsApi {

    /// Stripe's smallest charge in US dollars.
    private static final long SMALLEST_AMOUNT = 50;

    private static final long LARGEST_AMOUNT = 99_999_999;

    private static final List<String> CURRENCIES = List.of("usd", "eur", "gbp", "cad", "aud", "chf", "nzd", "sgd");

    private final Account account;

    private final Wallet wallet;

    private final Charging charging;

    PaymentIntentsApi(Account account, Wallet wallet, Charging charging) {
        this.account = account;
        this.wallet = wallet;
        this.charging = charging;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/payment_intents", PaymentIntentCreateParams.class, this::create)
                    .with("amount", "automatic_payment_methods", "confirm", "currency", "customer", "description")
                    .with("metadata", "off_session", "payment_method", "payment_method_types", "receipt_email")
                    .with("return_url", "setup_future_usage", "statement_descriptor", "statement_descriptor_suffix")
                    .with("transfer_group", "use_stripe_sdk"),
                Route.get("/v1/payment_intents/{id}", PaymentIntentRetrieveParams.class, (call) -> allowed(call).json())
                    .with("client_secret")
                    .fromBrowsersToo(),
                Route.list("/v1/payment_intents", PaymentIntentListParams.class, this::list).with("customer"),
                Route.post("/v1/payment_intents/{id}/confirm", PaymentIntentConfirmParams.class, this::confirm)
                    .with("off_session", "payment_method", "return_url", "use_stripe_sdk")
                    .fromBrowsersToo(),
                Route.post("/v1/payment_intents/{id}/cancel", PaymentIntentCancelParams.class, this::cancel)
                    .with("cancellation_reason"));
    }

    private PaymentIntent allowed(ApiCall call) {
        PaymentIntent intent = this.account.paymentIntents().inPath(call.id());
        call.mayTouch("payment_intent", intent.clientSecret());
        return intent;
    }

    private Json create(ApiCall call) {
        Params params = call.params();
        long amount = requireAmount(params);
        String currency = requireCurrency(params);
        String customer = params.text("customer");
        if (customer != null) {
            this.account.customers().inParam(customer, "customer");
        }
        boolean confirm = params.flag("confirm");
        if (params.text("off_session") != null && !confirm) {
            throw StripeRefusal.invalid(null, "off_session can only be used when confirm is true.", "off_session");
        }
        PaymentMethod paymentMethod = this.wallet.named(params, customer);
        PaymentIntent intent = new PaymentIntent(amount, currency, params, paymentMethod, this.account.now());
        if (confirm) {
            this.charging.requireConfirmable(intent, params, paymentMethod);
        }
        this.account.paymentIntents().add(intent);
        this.account.happened("payment_intent.created", intent);
        if (confirm && paymentMethod != null) {
            this.charging.confirm(intent, paymentMethod, params);
        }
        return intent.json();
    }

    private Json confirm(ApiCall call) {
        PaymentIntent intent = allowed(call);
        PaymentMethod named = this.wallet.named(call.params(), intent.customer());
        PaymentMethod paymentMethod = this.charging.requireConfirmable(intent, call.params(),
                (named != null) ? named : intent.paymentMethod());
        this.charging.confirm(intent, paymentMethod, call.params());
        return intent.json();
    }

    private Json cancel(ApiCall call) {
        PaymentIntent intent = this.account.paymentIntents().inPath(call.id());
        if (!intent.status().cancelable()) {
            throw StripeRefusal.unexpectedState("payment_intent",
                    "You cannot cancel this PaymentIntent because it has a status of %s. Only a PaymentIntent with one "
                        .formatted(intent.status().json())
                            + "of the following statuses may be canceled: requires_payment_method, requires_capture, "
                            + "requires_confirmation, requires_action, processing.",
                    intent.json());
        }
        intent.cancel(call.params().text("cancellation_reason"), this.account.now());
        this.account.happened("payment_intent.canceled", intent);
        return intent.json();
    }

    private Json list(ApiCall call) {
        String customer = call.params().text("customer");
        return Page.of(this.account.paymentIntents(), call,
                (intent) -> customer == null || customer.equals(intent.customer()));
    }

    private static long requireAmount(Params params) {
        long amount = Long.parseLong(params.required("amount"));
        if (amount < 1) {
            throw StripeRefusal.invalid("parameter_invalid_integer", "This value must be greater than or equal to 1.",
                    "amount");
        }
        if (amount < SMALLEST_AMOUNT) {
            throw StripeRefusal.invalid("amount_too_small", "Amount must be at least $0.50 usd", "amount");
        }
        if (amount > LARGEST_AMOUNT) {
            throw StripeRefusal.invalid("amount_too_large", "Amount must be no more than $999,999.99", "amount");
        }
        return amount;
    }

    private static String requireCurrency(Params params) {
        String currency = params.required("currency").toLowerCase(Locale.ROOT);
        if (!CURRENCIES.contains(currency)) {
            throw StripeRefusal.invalid(null, "Invalid currency: %s.".formatted(currency), "currency");
        }
        return currency;
    }

}
