package dev.cadence.simulator;

import org.jspecify.annotations.Nullable;

/// One request, understood: what it is about and what it says.
///
/// @param path the path without the query, for lists name their own address
/// @param id what the path names, empty where it names nothing
/// @param params without what only a browser adds
/// @param clientSecret given by a browser instead of a secret key; null when a secret key was used
record ApiCall(String path, String id, Params params, @Nullable String clientSecret) {

    /// A browser may touch one intent: the one whose secret it was given.
    void mayTouch(String kind, String secret) {
        if (this.clientSecret != null && !this.clientSecret.equals(secret)) {
            throw StripeRefusal.invalid(kind + "_invalid_parameter",
                    "The client_secret provided does not match the client_secret associated with the %s."
                        .formatted(kind),
                    "client_secret");
        }
    }

}
