package dev.cadence.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/// Who is calling: a server with a secret or restricted key, or a browser with a publishable one.
final class ApiKeys {

    private final AtomicBoolean revoked = new AtomicBoolean();

    private final Set<String> revokedOnes = ConcurrentHashMap.newKeySet();

    void revoke(boolean now) {
        this.revoked.set(now);
        this.revokedOnes.clear();
    }

    void revoke(String key) {
        this.revokedOnes.add(key);
    }

    /// The client secret that a browser shows; null when a secret key made that
    /// unnecessary.
    @Nullable String requireAccess(Route route, @Nullable String authorization, Params params) {
        String key = keyIn(authorization);
        if (key == null) {
            key = params.text("key");
        }
        if (key == null) {
            throw StripeRefusal.unauthorised(null, "You did not provide an API key. You need to provide your API key "
                    + "in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        if (this.revoked.get() || this.revokedOnes.contains(key)) {
            throw revokedKey();
        }
        if (key.startsWith("sk_test_") || key.startsWith("rk_test_")) {
            return null;
        }
        if (!key.startsWith("pk_test_")) {
            throw StripeRefusal.unauthorised(null, "Invalid API Key provided: " + masked(key));
        }
        if (!route.browser()) {
            throw StripeRefusal.unauthorised("secret_key_required",
                    "This API call cannot be made with a publishable " + "API key. Please use a secret API key.");
        }
        return params.required("client_secret");
    }

    static StripeRefusal revokedKey() {
        return StripeRefusal.unauthorised("api_key_expired", "Expired API Key provided.");
    }

    private static String masked(String key) {
        return key.substring(0, Math.min(8, key.length())) + "****";
    }

    private static @Nullable String keyIn(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length()).strip();
        }
        if (authorization.startsWith("Basic ")) {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()).strip());
            return new String(decoded, StandardCharsets.UTF_8).replaceFirst(":.*", "");
        }
        return null;
    }

}
