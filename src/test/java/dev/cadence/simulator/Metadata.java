package dev.cadence.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/// The merchant's own notes on an object, merged and limited as Stripe does it.
final class Metadata {

    private static final int KEYS = 50;

    private static final int KEY_LENGTH = 40;

    private static final int VALUE_LENGTH = 500;

    private Metadata() {
    }

    static Map<String, String> of(Params params) {
        return merged(Map.of(), params);
    }

    /// What is sent is added, an empty value removes its key, and an empty `metadata`
    /// removes them all.
    static Map<String, String> merged(Map<String, String> before, Params params) {
        Map<String, String> after = new LinkedHashMap<>(before);
        if (params.has("metadata") && params.map("metadata").isEmpty()) {
            after.clear();
        }
        params.map("metadata").forEach((key, value) -> {
            if (key.length() > KEY_LENGTH || value.length() > VALUE_LENGTH) {
                throw StripeRefusal.invalid(null, "Metadata keys can have up to 40 characters and values up to 500.",
                        "metadata");
            }
            if (value.isEmpty()) {
                after.remove(key);
            }
            else {
                after.put(key, value);
            }
        });
        if (after.size() > KEYS) {
            throw StripeRefusal.invalid(null, "Metadata can have up to 50 keys.", "metadata");
        }
        return after;
    }

}
