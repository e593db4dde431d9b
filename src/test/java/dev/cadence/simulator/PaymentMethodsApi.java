package dev.cadence.simulator;

import java.util.List;

import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;

/// `/v1/payment_methods`
final class PaymentMethodsApi {

    private final Account account;

    private final Wallet wallet;

    PaymentMethodsApi(Account account, Wallet wallet) {
        this.account = account;
        this.wallet = wallet;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/payment_methods/{id}", PaymentMethodRetrieveParams.class,
                        (call) -> this.wallet.inPath(call.id()).json()),
                Route
                    .list("/v1/payment_methods", PaymentMethodListParams.class,
                            (call) -> list(call, call.params().required("customer")))
                    .with("customer", "type"),
                Route
                    .list("/v1/customers/{id}/payment_methods", CustomerPaymentMethodListParams.class,
                            (call) -> list(call, this.account.customers().inPath(call.id()).id()))
                    .with("type"),
                Route.post("/v1/payment_methods/{id}/attach", PaymentMethodAttachParams.class, this::attach)
                    .with("customer"),
                Route.post("/v1/payment_methods/{id}/detach", PaymentMethodDetachParams.class, this::detach));
    }

    private Json list(ApiCall call, String customer) {
        this.account.customers().inParam(customer, "customer");
        String type = call.params().text("type");
        return Page.of(this.account.paymentMethods(), call,
                (paymentMethod) -> customer.equals(paymentMethod.customer()) && (type == null || "card".equals(type)));
    }

    private Json attach(ApiCall call) {
        Customer customer = this.account.customers().inParam(call.params().required("customer"), "customer");
        PaymentMethod paymentMethod = this.wallet.inPath(call.id());
        if (paymentMethod.customer() != null) {
            throw StripeRefusal.invalid(null,
                    "The payment method you provided has already been attached to a customer.", null);
        }
        this.wallet.requireUsable(paymentMethod, customer.id());
        if (paymentMethod.card().whenSaved() instanceof CardBehaviour.Declines(Decline decline)) {
            throw StripeRefusal.card(decline, null, "payment_method", paymentMethod.json());
        }
        this.wallet.attach(paymentMethod, customer.id());
        return paymentMethod.json();
    }

    private Json detach(ApiCall call) {
        PaymentMethod paymentMethod = this.account.paymentMethods().inPath(call.id());
        String owner = paymentMethod.customer();
        if (owner == null) {
            throw StripeRefusal.invalid(null,
                    "The payment method you provided is not attached to a customer so " + "detachment is impossible.",
                    null);
        }
        this.account.customers().find(owner).ifPresent((customer) -> customer.forget(paymentMethod));
        paymentMethod.detach();
        this.account.happened("payment_method.detached", paymentMethod);
        return paymentMethod.json();
    }

}
