package dev.cadence.simulator;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.common.EmptyParam;

/// Holds the parameters of a request against a `*Params` class.
///
/// Where a field may be of several types (`off_session` is a boolean or a word, anything may be unset by an empty
/// string) the class says `Object`, and the setters of its builder say which types those are.
final class ParamsContract {

    private static final String NO_PARAMETER = ApiRequestParams.EXTRA_PARAMS_KEY;

    private final Map<Class<?>, Map<String, List<Type>>> known = new ConcurrentHashMap<>();

    void check(JsonElement value, Type type, List<String> path, List<Violation> found) {
        switch (type) {
            case ParameterizedType generic when generic.getRawType() == List.class ->
                checkItems(value, generic.getActualTypeArguments()[0], path, found);
            case ParameterizedType generic -> checkMap(value, generic.getActualTypeArguments()[1], path, found);
            case Class<?> scalar when isScalar(scalar) -> checkScalar(value, scalar, path, found);
            case Class<?> group -> checkGroup(value, group, path, found);
            default -> throw new IllegalArgumentException("A parameter of type " + type);
        }
    }

    private void checkGroup(JsonElement value, Class<?> type, List<String> path, List<Violation> found) {
        if (!(value instanceof JsonObject group)) {
            found.add(new Violation(path, Violation.Kind.MISTYPED, "expected a group of parameters, got " + value));
            return;
        }
        Map<String, List<Type>> parameters = this.known.computeIfAbsent(type, ParamsContract::parametersOf);
        group.entrySet().forEach((entry) -> {
            List<String> at = Paths.below(path, entry.getKey());
            List<Type> types = parameters.get(entry.getKey());
            if (types == null) {
                found.add(new Violation(at, Violation.Kind.UNKNOWN, "not in " + type.getSimpleName()));
            }
            else {
                found.addAll(closest(entry.getValue(), types, at));
            }
        });
    }

    /// What is wrong when the value is read as that one of its possible types which it is
    /// most like.
    private List<Violation> closest(JsonElement value, List<Type> types, List<String> path) {
        return types.stream().map((type) -> {
            List<Violation> found = new ArrayList<>();
            check(value, type, path, found);
            return found;
        }).min(Comparator.comparingInt((found) -> likeness(found, path))).orElseThrow();
    }

    private static int likeness(List<Violation> found, List<String> path) {
        boolean wrongShape = found.stream()
            .anyMatch((violation) -> violation.path().equals(path) && violation.kind() == Violation.Kind.MISTYPED);
        return found.size() + (wrongShape ? 1000 : 0);
    }

    private void checkItems(JsonElement value, Type itemType, List<String> path, List<Violation> found) {
        switch (value) {
            case JsonArray array -> {
                for (int index = 0; index < array.size(); index++) {
                    check(array.get(index), itemType, Paths.below(path, String.valueOf(index)), found);
                }
            }
            case JsonObject object -> object.entrySet().forEach((entry) -> {
                List<String> at = Paths.below(path, entry.getKey());
                if (entry.getKey().matches("\\d+")) {
                    check(entry.getValue(), itemType, at, found);
                }
                else {
                    found.add(new Violation(at, Violation.Kind.MISTYPED, "expected an index of a list"));
                }
            });
            default -> found.add(new Violation(path, Violation.Kind.MISTYPED, "expected a list, got " + value));
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

    private static boolean isScalar(Class<?> type) {
        return type.isEnum() || type.getName().startsWith("java.");
    }

    private static void checkScalar(JsonElement value, Class<?> type, List<String> path, List<Violation> found) {
        if (!value.isJsonPrimitive()) {
            if (type != Object.class) {
                found.add(new Violation(path, Violation.Kind.MISTYPED, "expected " + type.getSimpleName()));
            }
            return;
        }
        String text = value.getAsString();
        if (type.isEnum()) {
            if (valuesOf(type).noneMatch(text::equals)) {
                Violation.Kind kind = (type == EmptyParam.class) ? Violation.Kind.MISTYPED : Violation.Kind.WRONG_VALUE;
                found.add(new Violation(path, kind,
                        "'%s' is none of %s".formatted(text, String.join(", ", valuesOf(type).toList()))));
            }
        }
        else if (!readsAs(text, type)) {
            found.add(new Violation(path, Violation.Kind.MISTYPED,
                    "'%s' is no %s".formatted(text, type.getSimpleName())));
        }
    }

    private static boolean readsAs(String text, Class<?> type) {
        if (type == Boolean.class) {
            return "true".equals(text) || "false".equals(text);
        }
        if (type == Long.class || type == Integer.class) {
            return text.matches("-?\\d{1,18}");
        }
        if (Number.class.isAssignableFrom(type)) {
            return text.length() < 40 && text.matches("-?\\d+(\\.\\d+)?");
        }
        return type == String.class || type == Object.class || type == Instant.class || type == BigDecimal.class;
    }

    private static Stream<String> valuesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
            .map((constant) -> ((ApiRequestParams.EnumParam) constant).getValue());
    }

    private static Map<String, List<Type>> parametersOf(Class<?> type) {
        Map<String, List<Type>> parameters = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null && !NO_PARAMETER.equals(name.value())) {
                parameters.put(name.value(), typesOf(type, field));
            }
        }
        return parameters;
    }

    private static List<Type> typesOf(Class<?> owner, Field field) {
        boolean several = field.getType() == Object.class || field.getType() == ApiRequestParams.EnumParam.class;
        if (!several) {
            return List.of(field.getGenericType());
        }
        String name = field.getName();
        String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Class<?> builder = Arrays.stream(owner.getDeclaredClasses())
            .filter((nested) -> "Builder".equals(nested.getSimpleName()))
            .findAny()
            .orElseThrow();
        List<Type> types = Arrays.stream(builder.getMethods())
            .filter((method) -> method.getName().equals(setter))
            .map(Method::getGenericParameterTypes)
            .map((arguments) -> arguments[0])
            .toList();
        return types.isEmpty() ? List.of(Object.class) : types;
    }

}
