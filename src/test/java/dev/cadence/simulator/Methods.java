package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;

/// Which payment methods an intent accepts, and what it therefore asks of a confirmation.
///
/// @param automatic whether the account's own choice of payment methods is used
/// @param redirects whether that choice may contain some that send the customer elsewhere
/// @param types the kinds of payment method
record Methods(boolean automatic, boolean redirects, List<String> types) {

    static Methods of(Params params) {
        Params chosen = params.group("automatic_payment_methods");
        if (!params.list("payment_method_types").isEmpty()) {
            if (chosen.flag("enabled")) {
                throw StripeRefusal.invalid(null, "You may only specify one of these parameters: "
                        + "automatic_payment_methods, payment_method_types.", null);
            }
            return new Methods(false, false, List.copyOf(params.list("payment_method_types")));
        }
        boolean automatic = !params.has("automatic_payment_methods") || chosen.flag("enabled");
        return new Methods(automatic, automatic && !"never".equals(chosen.text("allow_redirects")),
                new ArrayList<>(List.of("card")));
    }

    /// A confirmation that may send the customer elsewhere has to say where to come back
    /// to.
    void requireReturnUrl(Params params, boolean known) {
        if (this.redirects && !known && params.text("return_url") == null) {
            throw StripeRefusal.invalid(null, "This intent is configured to accept payment methods enabled in your "
                    + "Dashboard. Because some of these payment methods might redirect your customer off of your page, "
                    + "you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set "
                    + "`automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` "
                    + "to `never` when creating Setup Intents and Payment Intents.", "return_url");
        }
    }

    Json json() {
        return Json.object().put("allow_redirects", this.redirects ? "always" : "never").put("enabled", this.automatic);
    }

}
