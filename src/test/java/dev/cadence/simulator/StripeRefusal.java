package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// Stripe's answer to a request that it does not carry out, in Stripe's own error shape.
///
/// A refusal is *saved* under the idempotency key only when the endpoint had begun to act; what fails validation,
/// and what is turned away at the door, may be sent again with the same key.
@SuppressWarnings("serial")
final class StripeRefusal extends RuntimeException {

    private static final String DOCS = "https://stripe.com/docs/error-codes/";

    private final int status;

    private final boolean saved;

    private final Json error;

    private StripeRefusal(int status, boolean saved, String type, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.saved = saved;
        this.error = Json.object().put("message", message).put("type", type);
        if (code != null) {
            this.error.put("code", code).put("doc_url", DOCS + code.replace('_', '-'));
        }
    }

    /// The request is wrong in itself: nothing was done, nothing is saved.
    static StripeRefusal invalid(@Nullable String code, String message, @Nullable String param) {
        return new StripeRefusal(400, false, "invalid_request_error", code, message).with("param", param);
    }

    /// A parameter names an object that does not exist.
    static StripeRefusal noSuch(String kind, String id, String param) {
        return invalid("resource_missing", "No such %s: '%s'".formatted(kind, id), param);
    }

    /// The path names an object that does not exist.
    static StripeRefusal notFound(String kind, String id) {
        return new StripeRefusal(404, false, "invalid_request_error", "resource_missing",
                "No such %s: '%s'".formatted(kind, id))
            .with("param", "id");
    }

    static StripeRefusal unknownRoute(String method, String path) {
        return new StripeRefusal(404, false, "invalid_request_error", null,
                "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs.".formatted(method, path));
    }

    /// The key does not allow this; a client that retries it only knocks on a closed
    /// door.
    static StripeRefusal unauthorised(@Nullable String code, String message) {
        return new StripeRefusal(401, false, "invalid_request_error", code, message);
    }

    static StripeRefusal keyInUse(String key) {
        return new StripeRefusal(409, false, "idempotency_error", "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key (%s).".formatted(key));
    }

    static StripeRefusal keyReused(String key) {
        return new StripeRefusal(400, false, "idempotency_error", null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                        + "Try using a key other than '%s' if you meant to execute a different request."
                            .formatted(key));
    }

    static StripeRefusal rateLimited() {
        return new StripeRefusal(429, false, "invalid_request_error", "rate_limit",
                "Request rate limit exceeded. Learn more about rate limits here "
                        + "https://docs.stripe.com/rate-limits.");
    }

    static StripeRefusal apiError() {
        return new StripeRefusal(500, true, "api_error", null,
                "An unknown error occurred. The request may or may not have been carried out.");
    }

    /// Something that Stripe does and the simulator does not: said aloud rather than
    /// ignored.
    static StripeRefusal notSimulated(String what) {
        return new StripeRefusal(501, false, "api_error", null, "Not simulated: " + what);
    }

    /// The endpoint had begun to act and cannot: the refusal is saved.
    static StripeRefusal declined(String code, String message) {
        return new StripeRefusal(400, true, "invalid_request_error", code, message);
    }

    /// The object is in a state that does not lead there.
    static StripeRefusal unexpectedState(String kind, String message, Json object) {
        return new StripeRefusal(400, true, "invalid_request_error", kind + "_unexpected_state", message).with(kind,
                object);
    }

    static StripeRefusal card(Decline decline, @Nullable String charge, String kind, Json object) {
        StripeRefusal refusal = new StripeRefusal(402, true, "card_error", decline.code(), decline.message());
        refusal.error.put("decline_code", decline.declineCode()).put("advice_code", decline.adviceCode());
        return refusal.with("charge", charge).with(kind, object);
    }

    private StripeRefusal with(String name, @Nullable Object value) {
        this.error.putIfKnown(name, value);
        return this;
    }

    Answer answer() {
        return new Answer(this.status, Json.object().put("error", this.error).toString(), this.saved, false);
    }

}
