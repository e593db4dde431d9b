package dev.cadence.simulator;

import java.util.List;
import java.util.Objects;

import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import org.jspecify.annotations.Nullable;

/// `/v1/refunds`
final class RefundsApi {

    private final Account account;

    private final Refunds refunds;

    RefundsApi(Account account, Refunds refunds) {
        this.account = account;
        this.refunds = refunds;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/refunds", RefundCreateParams.class, this::create)
                    .with("amount", "charge", "metadata", "payment_intent", "reason"),
                Route.get("/v1/refunds/{id}", RefundRetrieveParams.class,
                        (call) -> this.account.refunds().inPath(call.id()).json()),
                Route.list("/v1/refunds", RefundListParams.class, this::list).with("charge", "payment_intent"));
    }

    private Json create(ApiCall call) {
        Params params = call.params();
        Charge charge = charge(params);
        Long amount = params.number("amount");
        if (amount != null && amount < 1) {
            throw StripeRefusal.invalid("parameter_invalid_integer", "This value must be greater than or equal to 1.",
                    "amount");
        }
        Refund refund = this.refunds.make(charge, (amount != null) ? amount : this.refunds.left(charge), params);
        Json answer = refund.json();
        this.refunds.failIfTheCardDoes(refund);
        return answer;
    }

    private Charge charge(Params params) {
        String named = params.text("charge");
        String intent = params.text("payment_intent");
        if ((named == null) == (intent == null)) {
            throw StripeRefusal.invalid(null,
                    "One of the following params should be provided for this request: " + "payment_intent or charge.",
                    null);
        }
        Charge charge = (named != null) ? this.account.charges().inParam(named, "charge")
                : this.account.paymentIntents().inParam(String.valueOf(intent), "payment_intent").latestCharge();
        if (charge == null || !charge.attempt().succeeded()) {
            throw StripeRefusal.invalid(null,
                    "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(intent), null);
        }
        return charge;
    }

    private Json list(ApiCall call) {
        return Page.of(this.account.refunds(), call, (refund) -> asked(call, "charge", refund.charge().id())
                && asked(call, "payment_intent", refund.charge().paymentIntent()));
    }

    private static boolean asked(ApiCall call, String param, @Nullable String value) {
        String wanted = call.params().text(param);
        return wanted == null || Objects.equals(wanted, value);
    }

}
