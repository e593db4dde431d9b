package dev.cadence.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.cadence.testing.Api;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What requests to each operation looked like, and their answers, for `src/main/resources/examples.json`: the one that
/// tells most of each, with one item of every list, and without anything that is random, secret or of today.
final class RecordedExamples {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Pattern UUID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    /// What to show instead, in this order.
    private static final Map<Pattern, String> SHOWN = new LinkedHashMap<>();

    static {
        show("\\S+@(cadence[.]example)", "grace@$1");
        show("\\S+@example[.]com", "ada@example.com");
        show("^correct horse battery staple$", "a password of your own");
        show("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$", "abcd-efgh-ijkl-mnop");
        show("\\b(Company of )(founder|member) \\d+\\b", "Acme");
        show("\\b(founder|member|admin) \\d+\\b", "Ada King");
        show("\\bengineer \\d+\\b", "Grace Hopper");
        show("\\b(cadence_[a-z_]+_)[A-Za-z0-9_-]{43}\\b", "$1…");
        show("\\b(whsec)_[A-Za-z0-9+/=]+", "$1_…");
        show("\\b((seti|pi|cs|acct|pm|ch|re|dp|tr|po|evt|cus|trr|txn)_)[A-Za-z0-9_]+", "$1…");
        show("(otpauth://totp/).*", "$1…");
        show("https?://(localhost|127[.]0[.]0[.]1):\\d+", "https://example.com");
        // But not the digest of nothing.
        show("\\b(?!e3b0)[A-Za-z0-9+/_]{26,}=*", "…");
    }

    private final Map<String, ObjectNode> examples = new TreeMap<>();

    private static void show(String found, String instead) {
        SHOWN.put(Pattern.compile(found), instead);
    }

    /// @param meant how it is answered where it is refused for want of something: then
    /// the request alone is worth showing
    void note(String operation, @Nullable String request, Api.Answer answer, String meant) {
        var done = answer.status() / 100 == 2;
        if (!done && (meant.isEmpty() || !answer.problem().equals(meant))) {
            return;
        }
        var names = new LinkedHashMap<String, String>();
        var example = JSON.createObjectNode();
        if (request != null) {
            example.set("request", shown(JSON.readTree(request), names));
        }
        if (done && answer.header("Content-Type").startsWith("application/json")) {
            example.set("answer", shown(answer.body(), names));
        }
        if (!example.isEmpty()) {
            examples.merge(operation, example,
                    (one, other) -> other.toString().length() > one.toString().length() ? other : one);
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(examples) + "\n");
    }

    /// @param names of what has been met in this example already, by their real ones
    private static JsonNode shown(JsonNode real, Map<String, String> names) {
        if (real.isObject()) {
            var object = JSON.createObjectNode();
            real.properties().forEach(field -> object.set(field.getKey(), shown(field.getValue(), names)));
            return object;
        }
        if (real.isArray()) {
            var array = JSON.createArrayNode();
            real.valueStream().limit(real.path(0).isString() ? 3 : 1).forEach(item -> array.add(shown(item, names)));
            return array;
        }
        return real.isString() ? StringNode.valueOf(shown(real.asString(), names)) : real;
    }

    private static String shown(String real, Map<String, String> names) {
        if (real.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            // Fractions come from real clocks, the tests' stands at full seconds.
            return real.contains(".") ? "2026-03-02T12:00:00Z" : real;
        }
        var shown = real;
        for (var each : SHOWN.entrySet()) {
            shown = each.getKey().matcher(shown).replaceAll(each.getValue());
        }
        return UUID.matcher(shown)
            .replaceAll(id -> names.computeIfAbsent(id.group(),
                    unknown -> "019caf2c-1800-7000-8000-%012d".formatted(names.size() + 1)));
    }

}
