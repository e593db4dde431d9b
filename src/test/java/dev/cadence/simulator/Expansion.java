package dev.cadence.simulator;

import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/// Replaces ids by the objects they name, where a request asks for it with `expand[]`.
final class Expansion {

    private final Account account;

    Expansion(Account account) {
        this.account = account;
    }

    Json expand(Json json, List<String> paths) {
        paths.forEach((path) -> expand(json.tree(), List.of(path.split("\\.")), path));
        return json;
    }

    private void expand(JsonElement at, List<String> steps, String path) {
        switch (at) {
            case JsonArray items -> items.forEach((item) -> expand(item, steps, path));
            case JsonObject object when !steps.isEmpty() -> {
                String name = steps.getFirst();
                if (!object.has(name)) {
                    throw StripeRefusal.invalid(null, "This property cannot be expanded (%s).".formatted(path),
                            "expand");
                }
                if (object.get(name) instanceof JsonPrimitive id) {
                    object.add(name, named(id.getAsString(), path));
                }
                expand(object.get(name), steps.subList(1, steps.size()), path);
            }
            default -> {
            }
        }
    }

    private JsonElement named(String id, String path) {
        return this.account.tables()
            .flatMap((table) -> table.find(id).stream())
            .findAny()
            .<JsonElement>map((resource) -> resource.json().tree())
            .orElseThrow(() -> StripeRefusal.invalid(null, "This property cannot be expanded (%s).".formatted(path),
                    "expand"));
    }

}
