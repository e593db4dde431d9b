package dev.cadence.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/// The parameters of one request as a tree, whether they came as a form with brackets (v1) or as JSON (v2).
///
/// A list of a form stays an object with the indices as its names, because only the contract knows which it is:
/// `metadata[0]=x` is a map, `expand[0]=x` a list.
final class Params {

    private static final Pattern BRACKET = Pattern.compile("\\[([^]]*)]");

    private final JsonObject tree;

    Params(JsonObject tree) {
        this.tree = tree;
    }

    static Params ofForm(String... encodings) {
        JsonObject root = new JsonObject();
        for (String encoding : encodings) {
            for (String pair : encoding.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    String name = decode((equals < 0) ? pair : pair.substring(0, equals));
                    place(root, name, (equals < 0) ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Params(root);
    }

    static Params ofJson(String body) {
        try {
            return new Params(Json.parse(body));
        }
        catch (JsonParseException ex) {
            throw StripeRefusal.invalid(null, "Invalid request: the body is not a JSON object.", null);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
        catch (IllegalArgumentException ex) {
            throw StripeRefusal.invalid(null, "Invalid request: the form cannot be decoded.", null);
        }
    }

    private static void place(JsonObject root, String name, String value) {
        int bracket = name.indexOf('[');
        List<String> path = new ArrayList<>();
        path.add((bracket < 0) ? name : name.substring(0, bracket));
        if (bracket >= 0) {
            BRACKET.matcher(name.substring(bracket)).results().forEach((result) -> path.add(result.group(1)));
        }
        JsonObject at = root;
        for (String step : path.subList(0, path.size() - 1)) {
            String key = step.isEmpty() ? String.valueOf(at.size()) : step;
            if (!at.has(key) || !at.get(key).isJsonObject()) {
                at.add(key, new JsonObject());
            }
            at = at.getAsJsonObject(key);
        }
        String last = path.getLast();
        at.addProperty(last.isEmpty() ? String.valueOf(at.size()) : last, value);
    }

    JsonObject tree() {
        return this.tree;
    }

    boolean has(String name) {
        return this.tree.has(name);
    }

    /// The value as text; an empty one counts as none, which is how Stripe lets a field
    /// be unset.
    @Nullable String text(String name) {
        return (this.tree.get(name) instanceof JsonPrimitive value && !value.getAsString().isEmpty())
                ? value.getAsString() : null;
    }

    String required(String name) {
        String value = text(name);
        if (value == null) {
            throw StripeRefusal.invalid("parameter_missing", "Missing required param: %s.".formatted(name), name);
        }
        return value;
    }

    @Nullable Long number(String name) {
        String value = text(name);
        return (value != null) ? Long.valueOf(value) : null;
    }

    boolean flag(String name) {
        return "true".equals(text(name));
    }

    Params group(String name) {
        return new Params((this.tree.get(name) instanceof JsonObject group) ? group : new JsonObject());
    }

    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        group(name).tree.entrySet().forEach((entry) -> map.put(entry.getKey(), entry.getValue().getAsString()));
        return map;
    }

    List<String> list(String name) {
        JsonElement value = this.tree.get(name);
        if (value == null || !value.isJsonArray()) {
            return List.copyOf(map(name).values());
        }
        return value.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }

    Params without(String... names) {
        JsonObject rest = this.tree.deepCopy();
        List.of(names).forEach(rest::remove);
        return new Params(rest);
    }

    /// The parameters in the form's own spelling, `a[b][c]`, for the log of requests.
    Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", this.tree, flat);
        return flat;
    }

    private static void flatten(String prefix, JsonElement element, Map<String, String> into) {
        switch (element) {
            case JsonObject object -> object.entrySet().forEach((entry) -> {
                String name = prefix.isEmpty() ? entry.getKey() : "%s[%s]".formatted(prefix, entry.getKey());
                flatten(name, entry.getValue(), into);
            });
            case JsonPrimitive value -> into.put(prefix, value.getAsString());
            default -> into.put(prefix, element.toString());
        }
    }

}
