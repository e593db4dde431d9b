package dev.cadence.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.stripe.param.PayoutRetrieveParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountRetrieveParams;

/// `/v2/core/accounts`, `/v2/core/account_links`, and the payouts of connected accounts.
final class ConnectApi {

    /// Where Stripe opens no accounts, of all countries that tests name.
    private static final Set<String> UNSUPPORTED = Set.of("AQ", "KP");

    private static final Duration LINK_LASTS = Duration.ofMinutes(5);

    private final Account account;

    private final Connect connect;

    ConnectApi(Account account) {
        this.account = account;
        this.connect = account.connect();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v2/core/accounts", AccountCreateParams.class, this::create)
                    .with("display_name", "contact_email", "dashboard", "identity", "defaults", "configuration",
                            "metadata", "include"),
                Route
                    .get("/v2/core/accounts/{id}", AccountRetrieveParams.class,
                            (call) -> this.connect.requireOurs(call.id()).json(call.params().list("include")))
                    .with("include"),
                Route.get("/v2/core/accounts", AccountListParams.class, this::list).with("limit", "closed"),
                Route.post("/v2/core/account_links", AccountLinkCreateParams.class, this::link)
                    .with("account", "use_case"),
                Route.get("/v1/payouts/{id}", PayoutRetrieveParams.class,
                        (call) -> this.connect.bankPayouts().inPath(call.id()).json()));
    }

    private Json create(ApiCall call) {
        if (UNSUPPORTED.contains(call.params().group("identity").required("country"))) {
            throw StripeRefusal.invalid("country_unsupported", "Accounts in this country are not supported.",
                    "identity.country");
        }
        ConnectedAccount created = this.connect.accounts().add(new ConnectedAccount(call.params(), this.account.now()));
        return created.json(call.params().list("include"));
    }

    private Json list(ApiCall call) {
        List<Json> newest = this.connect.accounts()
            .newestFirst()
            .stream()
            .filter((one) -> !one.deauthorized())
            .map((one) -> one.json(List.of()))
            .toList();
        return Json.object().put("data", newest).put("next_page_url", null).put("previous_page_url", null);
    }

    private Json link(ApiCall call) {
        String of = this.connect.requireOurs(call.params().required("account")).id();
        Params onboarding = call.params().group("use_case").group("account_onboarding");
        return Json.object()
            .put("object", "v2.core.account_link")
            .put("account", of)
            .put("created", this.account.now().toString())
            .put("expires_at", this.account.now().plus(LINK_LASTS).toString())
            .put("livemode", false)
            .put("url", "https://accounts.stripe.example/onboarding/" + Ids.derived(of, 24))
            .put("use_case",
                    Json.object()
                        .put("type", "account_onboarding")
                        .put("account_onboarding",
                                Json.object()
                                    .put("configurations", onboarding.list("configurations"))
                                    .put("refresh_url", onboarding.required("refresh_url"))
                                    .put("return_url", onboarding.text("return_url"))));
    }

}
