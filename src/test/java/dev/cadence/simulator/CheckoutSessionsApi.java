package dev.cadence.simulator;

import java.util.List;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;

/// `/v1/checkout/sessions`, in mode `setup` only.
final class CheckoutSessionsApi {

    private final Account account;

    CheckoutSessionsApi(Account account) {
        this.account = account;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/checkout/sessions", SessionCreateParams.class, this::create)
                    .with("mode", "customer", "payment_method_types", "success_url", "cancel_url"),
                Route.get("/v1/checkout/sessions/{id}", SessionRetrieveParams.class,
                        (call) -> this.account.checkoutSessions().inPath(call.id()).json()));
    }

    private Json create(ApiCall call) {
        Params params = call.params();
        if (!"setup".equals(params.required("mode"))) {
            throw StripeRefusal.invalid(null, "The simulator knows mode `setup` only.", "mode");
        }
        params.required("success_url");
        String customer = params.text("customer");
        if (customer != null) {
            this.account.customers().inParam(customer, "customer");
        }
        SetupIntent setup = this.account.setupIntents().add(new SetupIntent(params, null, this.account.now()));
        return this.account.checkoutSessions().add(new CheckoutSession(params, setup, this.account.now())).json();
    }

}
