package dev.cadence.simulator;

import java.util.List;
import java.util.Objects;

import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferRetrieveParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import org.jspecify.annotations.Nullable;

/// `/v1/transfers` with their reversals, and `/v1/balance`.
final class TransfersApi {

    private final Account account;

    private final Connect connect;

    TransfersApi(Account account) {
        this.account = account;
        this.connect = account.connect();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/transfers", TransferCreateParams.class, this::create)
                    .with("amount", "currency", "destination", "source_transaction", "transfer_group", "metadata"),
                Route.get("/v1/transfers/{id}", TransferRetrieveParams.class,
                        (call) -> this.connect.transfers().inPath(call.id()).json()),
                Route.list("/v1/transfers", TransferListParams.class, this::list).with("transfer_group", "destination"),
                Route.post("/v1/transfers/{id}/reversals", TransferReversalCreateParams.class, this::reverse)
                    .with("amount", "metadata"),
                Route.list("/v1/transfers/{id}/reversals", TransferReversalListParams.class, this::reversals),
                Route.get("/v1/balance", BalanceRetrieveParams.class, (call) -> balance()));
    }

    private Json create(ApiCall call) {
        Params params = call.params();
        long amount = Objects.requireNonNullElse(params.number("amount"), 0L);
        if (amount < 1) {
            throw StripeRefusal.invalid("parameter_invalid_integer", "This value must be greater than or equal to 1.",
                    "amount");
        }
        ConnectedAccount destination = destination(params.required("destination"));
        String source = params.text("source_transaction");
        String group = params.text("transfer_group");
        if (source != null) {
            requireSource(source, amount);
        }
        else if (amount > this.connect.available()) {
            throw StripeRefusal.declined("balance_insufficient",
                    "You have insufficient available funds in your Stripe account.");
        }
        destination.add(amount);
        Transfer transfer = this.connect.transfers()
            .add(new Transfer(amount, params.required("currency"), destination.id(), source, group, Metadata.of(params),
                    this.account.now()));
        this.account.happened("transfer.created", transfer);
        return transfer.json();
    }

    private ConnectedAccount destination(String id) {
        ConnectedAccount destination = this.connect.accounts()
            .find(id)
            .filter((one) -> !one.deauthorized())
            .orElseThrow(() -> StripeRefusal.noSuch("destination", id, "destination"));
        if (destination.closed()) {
            throw StripeRefusal.declined("account_closed", "The account has been closed.");
        }
        if (!destination.takesTransfers()) {
            throw StripeRefusal.declined("insufficient_capabilities_for_transfer",
                    "Your destination account needs to have at least one of the following capabilities enabled: "
                            + "transfers, crypto_transfers, legacy_payments");
        }
        if ("BR".equals(destination.country())) {
            throw StripeRefusal.declined("transfers_not_allowed",
                    "Funds can't be sent to accounts located in BR because it's restricted outside of your platform's region.");
        }
        return destination;
    }

    private void requireSource(String source, long amount) {
        Charge charge = this.account.charges().inParam(source, "source_transaction");
        if (amount > this.connect.leftOf(charge)) {
            throw StripeRefusal.invalid(null,
                    "The transfer amount may not exceed what is left of the source transaction.", "source_transaction");
        }
    }

    private Json list(ApiCall call) {
        return Page.of(this.connect.transfers(), call, (transfer) -> asked(call, "transfer_group", transfer.group())
                && asked(call, "destination", transfer.destination()));
    }

    private Json reverse(ApiCall call) {
        Transfer transfer = this.connect.transfers().inPath(call.id());
        long amount = Objects.requireNonNullElse(call.params().number("amount"), transfer.left());
        if (amount < 1 || amount > transfer.left()) {
            throw StripeRefusal.invalid(null, "Reversal amount is greater than what is left of the transfer.",
                    "amount");
        }
        ConnectedAccount account = this.connect.accounts().inPath(transfer.destination());
        if (amount > account.balance()) {
            throw StripeRefusal.declined("balance_insufficient",
                    "The connected account has insufficient funds for this reversal.");
        }
        account.add(-amount);
        transfer.reverse(amount);
        TransferReversal reversal = this.connect.reversals()
            .add(new TransferReversal(Ids.next("trr"), transfer.id(), amount, "usd", Metadata.of(call.params()),
                    this.account.now()));
        this.account.happened("transfer.reversed", transfer);
        return reversal.json();
    }

    private Json reversals(ApiCall call) {
        return Page.of(this.connect.reversals(), call, (reversal) -> reversal.transfer().equals(call.id()));
    }

    private Json balance() {
        Json available = Json.object()
            .put("amount", this.connect.available())
            .put("currency", "usd")
            .put("source_types", Json.object().put("card", this.connect.available()));
        return Json.object()
            .put("object", "balance")
            .put("available", List.of(available))
            .put("livemode", false)
            .put("pending", List.of());
    }

    private static boolean asked(ApiCall call, String param, @Nullable String value) {
        String wanted = call.params().text(param);
        return wanted == null || wanted.equals(value);
    }

}
