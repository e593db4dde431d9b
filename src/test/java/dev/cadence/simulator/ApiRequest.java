package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// One HTTP request before anything is known about it.
///
/// @param id Stripe's `Request-Id`
record ApiRequest(String id, String method, String path, String query, String body, @Nullable String authorization,
        @Nullable String idempotencyKey) {

    /// Version 2 of the API speaks JSON, version 1 speaks forms.
    Params params() {
        if (this.path.startsWith("/v2/")) {
            return this.body.isEmpty() ? Params.ofForm(this.query) : Params.ofJson(this.body);
        }
        return Params.ofForm(this.query, this.body);
    }

    /// What has to be the same when a key is used again.
    String fingerprint() {
        return "%s %s?%s\n%s".formatted(this.method, this.path, this.query, this.body);
    }

    /// Only what changes something can be repeated under a key.
    @Nullable String keyInForce() {
        return "POST".equals(this.method) ? this.idempotencyKey : null;
    }

    /// Version 2 does not keep failures: the same key tries again.
    Answer keeps(Answer answer) {
        return isVersion2() && answer.status() >= 400 ? answer.unsaved() : answer;
    }

    boolean isVersion2() {
        return this.path.startsWith("/v2/");
    }

    Event.Origin origin() {
        return new Event.Origin(this.id, keyInForce());
    }

}
