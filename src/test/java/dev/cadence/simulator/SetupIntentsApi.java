package dev.cadence.simulator;

import java.util.List;

import com.stripe.param.SetupIntentCancelParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentRetrieveParams;
import org.jspecify.annotations.Nullable;

/// `/v1/setup_intents`
final class SetupIntentsApi {

    private final Account account;

    private final Wallet wallet;

    SetupIntentsApi(Account account, Wallet wallet) {
        this.account = account;
        this.wallet = wallet;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/setup_intents", SetupIntentCreateParams.class, this::create)
                    .with("automatic_payment_methods", "confirm", "customer", "description", "metadata")
                    .with("payment_method", "payment_method_types", "return_url", "usage", "use_stripe_sdk"),
                Route.get("/v1/setup_intents/{id}", SetupIntentRetrieveParams.class, (call) -> allowed(call).json())
                    .fromBrowsersToo(),
                Route
                    .post("/v1/setup_intents/{id}/confirm", SetupIntentConfirmParams.class,
                            (call) -> confirm(allowed(call), call.params()))
                    .with("payment_method", "return_url", "use_stripe_sdk")
                    .fromBrowsersToo(),
                Route.post("/v1/setup_intents/{id}/cancel", SetupIntentCancelParams.class, this::cancel)
                    .with("cancellation_reason"));
    }

    private SetupIntent allowed(ApiCall call) {
        SetupIntent intent = this.account.setupIntents().inPath(call.id());
        call.mayTouch("setup_intent", intent.clientSecret());
        return intent;
    }

    private Json create(ApiCall call) {
        Params params = call.params();
        String customer = params.text("customer");
        if (customer != null) {
            this.account.customers().inParam(customer, "customer");
        }
        PaymentMethod paymentMethod = this.wallet.named(params, customer);
        SetupIntent intent = new SetupIntent(params, paymentMethod, this.account.now());
        if (params.flag("confirm")) {
            requireConfirmable(intent, params, paymentMethod);
        }
        this.account.setupIntents().add(intent);
        return params.flag("confirm") ? confirm(intent, params) : intent.json();
    }

    private Json confirm(SetupIntent intent, Params params) {
        PaymentMethod named = this.wallet.named(params, intent.customer());
        PaymentMethod paymentMethod = requireConfirmable(intent, params,
                (named != null) ? named : intent.paymentMethod());
        if (paymentMethod.card().whenSaved() instanceof CardBehaviour.Declines(Decline decline)) {
            intent.fail(PaymentFailure.ofCard(decline, null, paymentMethod));
            this.account.happened("setup_intent.setup_failed", intent);
            throw StripeRefusal.card(decline, null, "setup_intent", intent.json());
        }
        intent.succeed(paymentMethod);
        String customer = intent.customer();
        if (customer != null) {
            this.wallet.attach(paymentMethod, customer);
        }
        this.account.happened("setup_intent.succeeded", intent);
        return intent.json();
    }

    private PaymentMethod requireConfirmable(SetupIntent intent, Params params, @Nullable PaymentMethod with) {
        if (!intent.status().confirmable()) {
            throw StripeRefusal.unexpectedState("setup_intent",
                    "You cannot confirm this SetupIntent because it has a status of %s."
                        .formatted(intent.status().json()),
                    intent.json());
        }
        if (with == null) {
            throw StripeRefusal.unexpectedState("setup_intent", "You cannot confirm this SetupIntent because it's "
                    + "missing a payment method. Update the SetupIntent with a payment method and then confirm it "
                    + "again, or confirm it again directly with a payment method.", intent.json());
        }
        this.wallet.requireUsable(with, intent.customer());
        intent.methods().requireReturnUrl(params, intent.knowsReturnUrl());
        return with;
    }

    private Json cancel(ApiCall call) {
        SetupIntent intent = this.account.setupIntents().inPath(call.id());
        if (!intent.status().cancelable()) {
            throw StripeRefusal.unexpectedState("setup_intent",
                    "You cannot cancel this SetupIntent because it has a status of %s."
                        .formatted(intent.status().json()),
                    intent.json());
        }
        intent.cancel(call.params().text("cancellation_reason"));
        this.account.happened("setup_intent.canceled", intent);
        return intent.json();
    }

}
