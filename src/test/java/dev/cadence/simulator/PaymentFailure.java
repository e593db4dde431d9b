package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// What an intent remembers of its last failure, as `last_payment_error` or `last_setup_error`.
///
/// @param charge the failed charge, if one was made
/// @param paymentMethod how the payment method looked at that moment
record PaymentFailure(Decline decline, @Nullable String charge, Json paymentMethod, String type) {

    static PaymentFailure ofCard(Decline decline, @Nullable String charge, PaymentMethod paymentMethod) {
        return new PaymentFailure(decline, charge, paymentMethod.json(), "card_error");
    }

    /// The customer did not prove who they are.
    static PaymentFailure ofAuthentication(String kind, PaymentMethod paymentMethod) {
        Decline decline = new Decline(kind + "_authentication_failure", "",
                "The provided PaymentMethod has failed authentication.", null);
        return new PaymentFailure(decline, null, paymentMethod.json(), "invalid_request_error");
    }

    Json json() {
        return Json.object()
            .putIfKnown("advice_code", this.decline.adviceCode())
            .putIfKnown("charge", this.charge)
            .put("code", this.decline.code())
            .putIfKnown("decline_code", this.decline.declineCode().isEmpty() ? null : this.decline.declineCode())
            .put("doc_url", "https://stripe.com/docs/error-codes/" + this.decline.code().replace('_', '-'))
            .put("message", this.decline.message())
            .put("payment_method", this.paymentMethod)
            .put("type", this.type);
    }

}
