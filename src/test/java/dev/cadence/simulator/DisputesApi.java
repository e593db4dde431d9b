package dev.cadence.simulator;

import java.util.List;

import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;

/// `/v1/disputes`
final class DisputesApi {

    private final Account account;

    DisputesApi(Account account) {
        this.account = account;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/disputes/{id}", DisputeRetrieveParams.class,
                        (call) -> this.account.disputes().inPath(call.id()).json()),
                Route.list("/v1/disputes", DisputeListParams.class, this::list).with("charge"),
                Route.post("/v1/disputes/{id}", DisputeUpdateParams.class, this::update).with("evidence", "submit"));
    }

    private Json list(ApiCall call) {
        String charge = call.params().text("charge");
        return Page.of(this.account.disputes(), call,
                (dispute) -> charge == null || charge.equals(dispute.charge().id()));
    }

    /// Evidence is submitted at once unless `submit` says otherwise, and then for good.
    private Json update(ApiCall call) {
        Dispute dispute = this.account.disputes().inPath(call.id());
        if (!dispute.answerable()) {
            throw StripeRefusal.invalid(null, "This dispute's evidence has been submitted or its time is over.", null);
        }
        dispute.tell(call.params().map("evidence"));
        if (!"false".equals(call.params().text("submit"))) {
            dispute.submit();
        }
        this.account.happened("charge.dispute.updated", dispute);
        return dispute.json();
    }

}
