package dev.cadence.simulator;

import java.util.List;
import java.util.Objects;

import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import org.jspecify.annotations.Nullable;

/// What can only be read: `/v1/charges`, `/v1/events`, `/v1/balance_transactions`.
final class RecordsApi {

    private final Account account;

    RecordsApi(Account account) {
        this.account = account;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/charges/{id}", ChargeRetrieveParams.class,
                        (call) -> this.account.charges().inPath(call.id()).json()),
                Route.list("/v1/charges", ChargeListParams.class, this::charges).with("customer", "payment_intent"),
                Route.get("/v1/events/{id}", EventRetrieveParams.class,
                        (call) -> this.account.events().inPath(call.id()).json()),
                Route.list("/v1/events", EventListParams.class, this::events).with("type", "types", "delivery_success"),
                Route.get("/v1/balance_transactions/{id}", BalanceTransactionRetrieveParams.class,
                        (call) -> this.account.balanceTransactions().inPath(call.id()).json()),
                Route.list("/v1/balance_transactions", BalanceTransactionListParams.class, this::balanceTransactions)
                    .with("source", "type", "currency"));
    }

    private Json charges(ApiCall call) {
        return Page.of(this.account.charges(), call, (charge) -> asked(call, "customer", charge.customer())
                && asked(call, "payment_intent", charge.paymentIntent()));
    }

    private Json events(ApiCall call) {
        List<String> types = call.params().list("types");
        return Page.of(this.account.events(), call,
                (event) -> asked(call, "type", event.type()) && (types.isEmpty() || types.contains(event.type()))
                        && asked(call, "delivery_success", String.valueOf(event.wasDelivered())));
    }

    private Json balanceTransactions(ApiCall call) {
        return Page.of(this.account.balanceTransactions(), call,
                (transaction) -> asked(call, "source", transaction.source()) && asked(call, "type", transaction.type())
                        && asked(call, "currency", transaction.currency()));
    }

    private static boolean asked(ApiCall call, String param, @Nullable String value) {
        String wanted = call.params().text(param);
        return wanted == null || Objects.equals(wanted, value);
    }

}
