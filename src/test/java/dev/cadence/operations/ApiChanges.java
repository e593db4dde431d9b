package dev.cadence.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// What of a description of the API breaks clients that were written after an earlier one. They send what was described,
/// and ignore what they do not know of in answers: a new field or code there breaks nothing. A code that they may be told
/// no more does: they have learnt to tell by it what is in their way.
final class ApiChanges {

    private static final List<String> CEILINGS = List.of("maxLength", "maximum", "maxItems");

    private static final List<String> FLOORS = List.of("minLength", "minimum", "minItems");

    private final JsonNode before;

    private final JsonNode after;

    private final List<String> found = new ArrayList<>();

    private final Set<String> compared = new HashSet<>();

    private ApiChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /// One line each, such as `POST /v1/bookings: request/engineerId is gone`.
    static List<String> breaking(JsonNode before, JsonNode after) {
        var changes = new ApiChanges(before, after);
        var now = ApiDescriptionTests.operations(after);
        ApiDescriptionTests.operations(before).forEach((name, operation) -> {
            if (now.containsKey(name)) {
                changes.operation(name, operation, now.get(name));
            }
            else {
                changes.found.add(name + " is gone");
            }
        });
        return changes.found.stream().sorted().toList();
    }

    /// Whatever is otherwise, whether it breaks anything or not, such as
    /// `/paths/~1v1~1bookings/post/summary is otherwise`.
    static List<String> all(JsonNode before, JsonNode after) {
        var found = new ArrayList<String>();
        differences("", before, after, found);
        return found;
    }

    private static void differences(String place, JsonNode was, JsonNode is, List<String> found) {
        if (was.isObject() && is.isObject()) {
            Stream.concat(was.propertyNames().stream(), is.propertyNames().stream()).distinct().forEach(name -> {
                var inner = "%s/%s".formatted(place, name.replace("~", "~0").replace("/", "~1"));
                if (!was.has(name) || !is.has(name)) {
                    found.add(inner + (is.has(name) ? " is new" : " is gone"));
                }
                else {
                    differences(inner, was.get(name), is.get(name), found);
                }
            });
        }
        else if (!was.equals(is)) {
            found.add(place + " is otherwise");
        }
    }

    private void operation(String name, JsonNode was, JsonNode is) {
        compared.clear();
        if (is.has("security") && !was.has("security")) {
            found.add(name + " is not for everyone any more");
        }
        if (!was.at("/operationId").equals(is.at("/operationId"))) {
            found.add("%s is not called %s any more".formatted(name, was.at("/operationId").asString()));
        }
        parameters(name, was, is);
        if (is.at("/requestBody/required").asBoolean() && !was.at("/requestBody/required").asBoolean()) {
            found.add(name + " needs a body now");
        }
        content(name + ": request", was.at("/requestBody"), is.at("/requestBody"), true);
        problems(name, was, is);
        was.at("/responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                var answered = is.at("/responses/" + response.getKey());
                if (answered.isMissingNode()) {
                    found.add("%s does not answer %s any more".formatted(name, response.getKey()));
                }
                content("%s: %s".formatted(name, response.getKey()), response.getValue(), answered, false);
            }
        });
    }

    private void problems(String name, JsonNode was, JsonNode is) {
        var left = problems(is);
        problems(was).stream()
            .filter(problem -> !left.contains(problem))
            .forEach(problem -> found.add("%s never answers %s any more".formatted(name, problem)));
    }

    /// With their status, such as `409 wrong-stage`.
    private static Set<String> problems(JsonNode operation) {
        return operation.at("/responses")
            .properties()
            .stream()
            .flatMap(response -> response.getValue()
                .at("/x-problems")
                .valueStream()
                .map(code -> "%s %s".formatted(response.getKey(), code.asString())))
            .collect(Collectors.toSet());
    }

    private void parameters(String name, JsonNode was, JsonNode is) {
        var earlier = parameters(was);
        var later = parameters(is);
        earlier.forEach((key, parameter) -> {
            var place = "%s: %s".formatted(name, key);
            var same = later.get(key);
            if (same == null) {
                found.add(place + " is gone");
            }
            else {
                if (same.at("/required").asBoolean() && !parameter.at("/required").asBoolean()) {
                    found.add(place + " is needed now");
                }
                schema(place, parameter.at("/schema"), same.at("/schema"), true);
            }
        });
        later.forEach((key, parameter) -> {
            if (!earlier.containsKey(key) && parameter.at("/required").asBoolean()) {
                found.add("%s: %s is new and needed".formatted(name, key));
            }
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        return operation.at("/parameters")
            .valueStream()
            .collect(Collectors.toMap(
                    parameter -> "%s %s".formatted(parameter.at("/in").asString(), parameter.at("/name").asString()),
                    parameter -> parameter));
    }

    private void content(String place, JsonNode was, JsonNode is, boolean sent) {
        was.at("/content").properties().forEach(form -> {
            var same = Optional.ofNullable(is.at("/content").get(form.getKey()));
            if (same.isPresent()) {
                schema(place, form.getValue().at("/schema"), same.get().at("/schema"), sent);
            }
            else if (!is.isMissingNode() || sent) {
                found.add("%s is no %s any more".formatted(place, form.getKey()));
            }
        });
    }

    private void schema(String place, JsonNode was, JsonNode is, boolean sent) {
        if (was.has("$ref") && !compared.add("%s %s %s".formatted(was, is, sent))) {
            return;
        }
        var earlier = resolved(before, was);
        var later = resolved(after, is);
        if (!earlier.at("/type").equals(later.at("/type")) || !earlier.at("/format").equals(later.at("/format"))) {
            found.add("%s was %s and is %s".formatted(place, kind(earlier), kind(later)));
            return;
        }
        values(place, earlier, later);
        if (sent) {
            limits(place, earlier, later);
        }
        fields(place, earlier, later, sent);
        if (earlier.has("items")) {
            schema(place + "[]", earlier.at("/items"), later.at("/items"), sent);
        }
    }

    private void fields(String place, JsonNode was, JsonNode is, boolean sent) {
        var needed = needed(was);
        was.at("/properties").properties().forEach(field -> {
            var name = "%s/%s".formatted(place, field.getKey());
            var same = is.at("/properties").get(field.getKey());
            if (same == null) {
                found.add(name + " is gone");
                return;
            }
            if (!sent && needed.contains(field.getKey()) && !needed(is).contains(field.getKey())) {
                found.add(name + " may be missing now");
            }
            schema(name, field.getValue(), same, sent);
        });
        if (sent) {
            needed(is).stream()
                .filter(field -> !needed.contains(field))
                .forEach(field -> found.add("%s/%s is needed now".formatted(place, field)));
        }
    }

    private void values(String place, JsonNode was, JsonNode is) {
        if (is.has("enum")) {
            var left = is.at("/enum").valueStream().collect(Collectors.toSet());
            if (!was.has("enum")) {
                found.add(place + " may have certain values only now");
            }
            was.at("/enum")
                .valueStream()
                .filter(value -> !left.contains(value))
                .forEach(value -> found.add("%s is never %s any more".formatted(place, value.asString())));
        }
    }

    private void limits(String place, JsonNode was, JsonNode is) {
        CEILINGS.stream()
            .filter(limit -> is.has(limit) && (!was.has(limit) || is.get(limit).asDouble() < was.get(limit).asDouble()))
            .forEach(limit -> found.add("%s has a lower %s".formatted(place, limit)));
        FLOORS.stream()
            .filter(limit -> is.has(limit) && is.get(limit).asDouble() > was.path(limit).asDouble(0))
            .forEach(limit -> found.add("%s has a higher %s".formatted(place, limit)));
        if (is.has("pattern") && !is.get("pattern").equals(was.get("pattern"))) {
            found.add(place + " has another pattern");
        }
    }

    private static Set<String> needed(JsonNode schema) {
        return schema.at("/required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static String kind(JsonNode schema) {
        return "%s %s".formatted(schema.at("/type").asString("anything"), schema.at("/format").asString("")).strip();
    }

    private static JsonNode resolved(JsonNode description, JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.at("/$ref").asString().substring(1)) : schema;
    }

}
