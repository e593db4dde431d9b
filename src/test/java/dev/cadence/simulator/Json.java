package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/// A JSON object in the making. Null values are written, as Stripe writes them, and instants become unix seconds.
final class Json {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final JsonObject object = new JsonObject();

    static Json object() {
        return new Json();
    }

    /// An object of Stripe's: every one names itself and its kind, and says that it is a
    /// test.
    static Json resource(String kind, String id, Instant created) {
        return object().put("id", id).put("object", kind).put("created", created).put("livemode", false);
    }

    Json put(String name, @Nullable Object value) {
        this.object.add(name, element(value));
        return this;
    }

    /// Leaves the field out when there is nothing to say, for the places where Stripe
    /// does so too.
    Json putIfKnown(String name, @Nullable Object value) {
        return (value != null) ? put(name, value) : this;
    }

    JsonObject tree() {
        return this.object;
    }

    @Override
    public String toString() {
        return text(this.object);
    }

    static String text(JsonElement element) {
        return GSON.toJson(element);
    }

    static JsonObject parse(String text) {
        JsonObject parsed = GSON.fromJson(text, JsonObject.class);
        return (parsed != null) ? parsed : new JsonObject();
    }

    static JsonElement element(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case Json json -> json.object;
            case JsonElement element -> element;
            case Instant instant -> new JsonPrimitive(instant.getEpochSecond());
            case Number number -> new JsonPrimitive(number);
            case Boolean bool -> new JsonPrimitive(bool);
            case Map<?, ?> map -> {
                JsonObject object = new JsonObject();
                map.forEach((name, item) -> object.add(String.valueOf(name), element(item)));
                yield object;
            }
            case Iterable<?> items -> {
                JsonArray array = new JsonArray();
                items.forEach((item) -> array.add(element(item)));
                yield array;
            }
            default -> new JsonPrimitive(value.toString());
        };
    }

}
