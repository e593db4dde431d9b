package dev.cadence.simulator;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import com.stripe.model.StripeObject;
import org.jspecify.annotations.Nullable;

/// Holds an answer against the model classes that would read it.
final class ModelContract {

    private final Map<Class<?>, Map<String, Type>> known = new ConcurrentHashMap<>();

    /// Checks whatever names its own kind in `object`, a list of such things, or an
    /// error.
    void check(JsonElement value, List<String> path, List<Violation> found) {
        if (!(value instanceof JsonObject object)) {
            found.add(new Violation(path, Violation.Kind.MISTYPED, "expected an object of Stripe's, got " + value));
        }
        else if (object.has("error") && !object.has("object")) {
            check(object.get("error"), StripeError.class, Paths.below(path, "error"), found);
            object.keySet()
                .stream()
                .filter((name) -> !"error".equals(name))
                .forEach((name) -> found
                    .add(new Violation(Paths.below(path, name), Violation.Kind.UNKNOWN, "beside an error")));
        }
        else if (object.has("next_page_url") && !object.has("object")) {
            checkItems(object.get("data"), StripeObject.class, Paths.below(path, "data"), found);
        }
        else if ("list".equals(kindOf(object))) {
            checkFields(object, StripeCollection.class, path, found);
        }
        else {
            Class<?> type = typeOf(String.valueOf(kindOf(object)));
            if (type == null) {
                found.add(new Violation(Paths.below(path, "object"), Violation.Kind.UNKNOWN,
                        "there is no object '%s'".formatted(kindOf(object))));
            }
            else {
                checkFields(object, type, path, found);
            }
        }
    }

    private void check(JsonElement value, Type type, List<String> path, List<Violation> found) {
        if (value instanceof JsonNull) {
            return;
        }
        switch (type) {
            case ParameterizedType generic when generic.getRawType() == ExpandableField.class ->
                checkExpandable(value, generic.getActualTypeArguments()[0], path, found);
            case ParameterizedType generic when generic.getRawType() == List.class ->
                checkItems(value, generic.getActualTypeArguments()[0], path, found);
            case ParameterizedType generic when generic.getRawType() == Map.class ->
                checkMap(value, generic.getActualTypeArguments()[1], path, found);
            case ParameterizedType generic -> check(value, generic.getRawType(), path, found);
            case TypeVariable<?> _ -> check(value, path, found);
            case Class<?> anything when anything == Object.class -> {
            }
            case Class<?> raw when raw == JsonObject.class -> check(value, path, found);
            case Class<?> scalar when scalar.getName().startsWith("java.") -> checkScalar(value, scalar, path, found);
            case Class<?> model -> checkModel(value, model, path, found);
            default -> throw new IllegalArgumentException("A field of type " + type);
        }
    }

    private void checkModel(JsonElement value, Class<?> type, List<String> path, List<Violation> found) {
        if (!(value instanceof JsonObject object)) {
            found.add(new Violation(path, Violation.Kind.MISTYPED, "expected an object, got " + value));
            return;
        }
        Class<?> named = typeOf(String.valueOf(kindOf(object)));
        if (type.isInterface() || type == StripeObject.class) {
            check(value, path, found);
        }
        else if (named != null && !type.isAssignableFrom(named)) {
            found.add(new Violation(Paths.below(path, "object"), Violation.Kind.WRONG_VALUE,
                    "expected %s, got '%s'".formatted(type.getSimpleName(), kindOf(object))));
        }
        else {
            checkFields(object, type, path, found);
        }
    }

    private void checkFields(JsonObject object, Class<?> type, List<String> path, List<Violation> found) {
        Map<String, Type> fields = this.known.computeIfAbsent(type, ModelContract::fieldsOf);
        object.entrySet().forEach((entry) -> {
            List<String> at = Paths.below(path, entry.getKey());
            Type fieldType = fields.get(entry.getKey());
            if (fieldType == null) {
                found.add(new Violation(at, Violation.Kind.UNKNOWN, "not in " + type.getSimpleName()));
            }
            else {
                check(entry.getValue(), fieldType, at, found);
            }
        });
        if (!object.has("deleted")) {
            AlwaysSent.in(type)
                .stream()
                .filter((name) -> !object.has(name))
                .forEach((name) -> found.add(new Violation(Paths.below(path, name), Violation.Kind.MISSING,
                        type.getSimpleName() + " has it")));
        }
    }

    private void checkExpandable(JsonElement value, Type type, List<String> path, List<Violation> found) {
        boolean id = value instanceof JsonPrimitive primitive && primitive.isString();
        if (!id) {
            check(value, type, path, found);
        }
    }

    private void checkItems(JsonElement value, Type itemType, List<String> path, List<Violation> found) {
        if (!(value instanceof JsonArray array)) {
            found.add(new Violation(path, Violation.Kind.MISTYPED, "expected a list, got " + value));
            return;
        }
        for (int index = 0; index < array.size(); index++) {
            check(array.get(index), itemType, Paths.below(path, String.valueOf(index)), found);
        }
    }

    private void checkMap(JsonElement value, Type valueType, List<String> path, List<Violation> found) {
        if (value instanceof JsonObject map) {
            map.entrySet()
                .forEach((entry) -> check(entry.getValue(), valueType, Paths.below(path, entry.getKey()), found));
        }
        else {
            found.add(new Violation(path, Violation.Kind.MISTYPED, "expected a map, got " + value));
        }
    }

    private static void checkScalar(JsonElement value, Class<?> type, List<String> path, List<Violation> found) {
        boolean right = value instanceof JsonPrimitive primitive && switch (type.getSimpleName()) {
            case "String", "Instant" -> primitive.isString();
            case "Boolean" -> primitive.isBoolean();
            case "Long", "Integer" -> primitive.isNumber() && primitive.getAsString().matches("-?\\d+");
            case "BigDecimal" -> isDecimal(primitive);
            default -> primitive.isNumber();
        };
        if (!right) {
            found.add(new Violation(path, Violation.Kind.MISTYPED,
                    "expected %s, got %s".formatted(type.getSimpleName(), value)));
        }
    }

    private static boolean isDecimal(JsonPrimitive value) {
        try {
            return !value.isBoolean() && new BigDecimal(value.getAsString()).precision() > 0;
        }
        catch (NumberFormatException ex) {
            return false;
        }
    }

    private static @Nullable Class<? extends StripeObject> typeOf(String kind) {
        return switch (kind) {
            case "v2.core.account" -> com.stripe.model.v2.core.Account.class;
            case "v2.core.account_link" -> com.stripe.model.v2.core.AccountLink.class;
            default -> EventDataClassLookup.classLookup.get(kind);
        };
    }

    private static @Nullable String kindOf(JsonObject object) {
        return (object.get("object") instanceof JsonPrimitive kind) ? kind.getAsString() : null;
    }

    private static Map<String, Type> fieldsOf(Class<?> type) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                SerializedName name = field.getAnnotation(SerializedName.class);
                if (name != null) {
                    fields.putIfAbsent(name.value(), field.getGenericType());
                }
                else if (at == StripeCollection.class && !Modifier.isPrivate(field.getModifiers())) {
                    fields.putIfAbsent(withUnderscores(field.getName()), field.getGenericType());
                }
            }
        }
        return fields;
    }

    /// The one class that leaves its names to the naming policy.
    private static String withUnderscores(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

}
