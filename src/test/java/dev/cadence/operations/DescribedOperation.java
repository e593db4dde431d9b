package dev.cadence.operations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/// One operation of the API's description, with an address and a body that are all right.
///
/// @param name such as `GET /v1/bookings/{id}`
/// @param path where an id of something that exists stands, if there is any
/// @param schemas of all bodies
record DescribedOperation(String name, String method, String template, String path, JsonNode described,
        JsonNode schemas) {

    private static final AtomicLong NUMBERS = new AtomicLong();

    boolean needsNoBody() {
        return !described.at("/requestBody/required").asBoolean();
    }

    /// Rather than that it is done.
    boolean answersSomething() {
        return described.at("/responses")
            .properties()
            .stream()
            .anyMatch(response -> response.getKey().startsWith("2") && response.getValue().has("content"));
    }

    boolean takesJson() {
        return described.has("requestBody") && !template.startsWith("/webhooks");
    }

    List<String> parameters() {
        return described.at("/parameters")
            .valueStream()
            .filter(parameter -> parameter.at("/in").asString().equals("query"))
            .map(parameter -> parameter.at("/name").asString())
            .toList();
    }

    byte[] sample() {
        return described.has("requestBody") ? sample("", "") : Wire.NOTHING;
    }

    byte[] sample(String atStart, String atEnd) {
        var sample = sampleOf(schema(), "", "", "");
        return "{%s%s%s}".formatted(atStart, sample.substring(1, sample.length() - 1), atEnd)
            .getBytes(StandardCharsets.UTF_8);
    }

    byte[] sampleTwice() {
        var sample = sampleOf(schema(), "", "", "");
        return sample.replaceFirst("}$", "," + sample.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    String sampleWith(String field, String value) {
        return sampleOf(schema(), "", field, value);
    }

    List<String> fields() {
        var fields = new ArrayList<String>();
        if (takesJson()) {
            collect(schema(), "", fields);
        }
        return fields;
    }

    private void collect(JsonNode schema, String place, List<String> fields) {
        resolved(schema).at("/properties").properties().forEach(property -> {
            fields.add(place + "/" + property.getKey());
            collect(property.getValue(), place + "/" + property.getKey(), fields);
        });
    }

    private JsonNode schema() {
        return described.at("/requestBody/content/application~1json/schema");
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? schemas.at(schema.at("/$ref").asString().substring(20)) : schema;
    }

    private String sampleOf(JsonNode reference, String place, String replaced, String value) {
        var schema = resolved(reference);
        if (place.equals(replaced) && !place.isEmpty()) {
            return value;
        }
        return switch (schema.at("/type").asString()) {
            case "object" -> schema.at("/properties")
                .properties()
                .stream()
                .map(property -> "\"%s\":%s".formatted(property.getKey(),
                        sampleOf(property.getValue(), place + "/" + property.getKey(), replaced, value)))
                .collect(Collectors.joining(",", "{", "}"));
            case "array" -> "[%s]".formatted(itemOf(schema.at("/items"), place, replaced, value));
            case "boolean" -> "false";
            case "integer" -> "1";
            default -> "\"%s\"".formatted(text(schema, place));
        };
    }

    private String itemOf(JsonNode reference, String place, String replaced, String value) {
        var item = resolved(reference);
        if (item.at("/type").asString().equals("object")) {
            return sampleOf(item, place, replaced, value);
        }
        return item.at("/format").asString().equals("uri") ? "\"https://example.com/work\""
                : "\"%s\"".formatted(item.at("/enum/0").asString("Java"));
    }

    private static String text(JsonNode schema, String place) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").asString();
        }
        if (schema.at("/format").asString().equals("uuid")) {
            return new UUID(0, NUMBERS.incrementAndGet()).toString();
        }
        return switch (schema.at("/format").asString() + place.substring(place.lastIndexOf('/'))) {
            case "email/email" -> "hostile-%d@example.com".formatted(NUMBERS.incrementAndGet());
            case "date-time/startAt", "date-time/startsAt", "date-time/availableFrom", "date-time/expiresAt",
                    "date-time/since" ->
                "2026-03-03T00:00:00Z";
            case "date-time/from" -> "2026-03-10T00:00:00Z";
            case "date-time/until" -> "2026-03-11T00:00:00Z";
            case "date-time/endsAt" -> "2026-03-03T00:45:00Z";
            case "time-local/from" -> "09:00";
            case "time-local/until" -> "17:00";
            case "/currency" -> "USD";
            case "/timeZone" -> "Europe/Lisbon";
            case "uri/returnUrl", "uri/refreshUrl" -> "https://example.com/paid";
            case "/country" -> "PT";
            case "uri/url" -> "https://recordings.example.com/1";
            case "/sha256" -> "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
            case "/password" -> "a long enough password";
            default -> "x";
        };
    }

}
