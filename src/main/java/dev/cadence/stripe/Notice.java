package dev.cadence.stripe;

import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one of Stripe's notices says: that something happened to an object. Nothing else in it is relied on, so that
/// its version and its details do not matter.
///
/// @param event Stripe's id of the notice
/// @param object Stripe's id of what it is about; null for the few kinds that are about nothing with an id
/// @param account Stripe's id of the connected account that it happened on; null for the platform's own
record Notice(String event, String type, boolean live, @Nullable String object, @Nullable String account,
        String payload) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Reads a snapshot event.
    /// @throws Refusal `webhook-not-understood`
    static Notice read(String payload) {
        return read(payload, "/data/object/id", "/account");
    }

    /// Reads a thin event, which names an account and says nothing of it.
    /// @throws Refusal `webhook-not-understood`
    static Notice readThin(String payload) {
        return read(payload, "/related_object/id", "/related_object/id");
    }

    private static Notice read(String payload, String object, String account) {
        try {
            var root = JSON.readTree(payload);
            return new Notice(text(root, "/id"), text(root, "/type"), root.at("/livemode").asBoolean(false),
                    root.at(object).asStringOpt().orElse(null), root.at(account).asStringOpt().orElse(null), payload);
        }
        catch (JacksonException malformed) {
            throw notUnderstood();
        }
    }

    private static String text(JsonNode root, String pointer) {
        var value = root.at(pointer);
        if (!value.isString() || value.asString().isBlank()) {
            throw notUnderstood();
        }
        return value.asString();
    }

    private static Refusal notUnderstood() {
        return Refusal.badRequest("webhook-not-understood", "The notice does not say what it is about.");
    }

}
