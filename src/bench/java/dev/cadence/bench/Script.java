package dev.cadence.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was said to the database once, as pgbench can say it again and again. Where ids were new, each time brings new ones; the
/// engineer who was booked is another each time.
final class Script {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'[^']*+(?:''[^']*+)*+')",
            Pattern.DOTALL);

    private static final Pattern TOKEN = Pattern.compile("'[^']*+(?:''[^']*+)*+'|\\$\\d+|--[^\\n]*");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern NOTICE = Pattern.compile("evt_bench_\\w+");

    private final Set<String> known;

    private final String engineer;

    private final Map<String, String> variables = new LinkedHashMap<>();

    /// @param known ids that were there before
    /// @param engineer who was booked; nobody if empty
    Script(Set<String> known, String engineer) {
        this.known = known;
        this.engineer = engineer;
    }

    String of(List<String[]> statements) {
        var text = new StringBuilder();
        for (var statement : statements) {
            var parameters = new TreeMap<String, String>();
            PARAMETER.matcher(statement[1])
                .results()
                .forEach(each -> parameters.put("$" + each.group(1), each.group(2)));
            var lists = statement[0].contains("unnest(");
            text.append(replaced(statement[0], token -> {
                var literal = parameters.get(token);
                return literal == null ? token : value(literal) + (lists ? arrayType(literal) : "");
            }));
            text.append(";\n");
        }
        return begin() + text;
    }

    private static String replaced(String sql, UnaryOperator<String> parameter) {
        return TOKEN.matcher(sql).replaceAll(token -> {
            var found = token.group();
            var instead = found.startsWith("--") ? "" : found.startsWith("'") ? quoted(found) : parameter.apply(found);
            return Matcher.quoteReplacement(instead);
        });
    }

    private String value(String literal) {
        if (literal.equals("NULL")) {
            return literal;
        }
        var text = literal.substring(1, literal.length() - 1);
        if (text.equals(engineer)) {
            return variable(text, "engineer");
        }
        if (ID.matcher(text).matches() && !known.contains(text)) {
            return variable(text, "id_" + variables.size());
        }
        if (NOTICE.matcher(text).matches()) {
            return variable(text, "notice_" + variables.size());
        }
        return quoted(literal);
    }

    /// A literal alone would not tell of what a list is.
    private static String arrayType(String literal) {
        if (!literal.startsWith("'{")) {
            return "";
        }
        var elements = List.of(literal.substring(2, literal.length() - 2).split(","));
        return elements.stream().allMatch(ID.asMatchPredicate()) ? "::uuid[]"
                : elements.stream().allMatch(each -> each.matches("\\d+")) ? "::int[]" : "::text[]";
    }

    private String variable(String text, String name) {
        return ":" + variables.computeIfAbsent(text, each -> name);
    }

    /// pgbench would take a colon before a letter for one of its variables.
    private static String quoted(String literal) {
        return literal.contains(":") ? "E" + literal.replace("\\", "\\\\").replace(":", "\\x3a") : literal;
    }

    private String begin() {
        if (variables.isEmpty()) {
            return "";
        }
        var columns = variables.values().stream().map(name -> {
            var from = name.startsWith("engineer") ? "engineer_id"
                    : name.startsWith("id_") ? "gen_random_uuid()" : "'evt_' || gen_random_uuid()";
            return from + " as " + name;
        }).toList();
        var engineers = variables.containsValue("engineer")
                ? " from bench_free where number = (select nextval('bench_next'))" : "";
        return "select %s%s \\gset\n".formatted(String.join(", ", columns), engineers);
    }

}
