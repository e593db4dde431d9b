package dev.cadence.operations;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The values that hostile requests are made of.
final class Payloads {

    /// What the templates among the injections come to where somebody evaluates them.
    static final String EVALUATED = "62710561";

    private static final List<String> INJECTIONS = List.of("' or '1'='1", "'; select pg_sleep(9);--",
            "x'); drop table account;--", "1 union select null,null", "\\'; --", "%' or 1=1 --", "$$;select 1;$$",
            "${7919*7919}", "#{7919*7919}", "{{7919*7919}}", "<%= 7919*7919 %>", "*{7919*7919}", "@{7919*7919}",
            "__${7919*7919}__::.x", "${jndi:ldap://127.0.0.1:1/a}", "<script>alert(1)</script>", "\"><img src=x>",
            "javascript:alert(1)", "$(sleep 9)", "`sleep 9`", "; sleep 9", "| sleep 9", "&& sleep 9",
            "*)(uid=*))(|(uid=*", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "a\r\nSet-Cookie: b=c", "%0d%0aX: y", "{\"$gt\":\"\"}", "[$ne]=1", "=1+1", "@SUM(1)", "%n%n%s%x", "{0}",
            "\\u0027", "file:///etc/passwd", "http://169.254.169.254/latest/meta-data", "//evil.example",
            "{\"@class\":\"x\"}", "!!x [1]");

    private static final List<String> UNICODE = List.of("\u0000", "a\u0000b", "\ufeffx", "\u202ereversed", "\u200bx",
            "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\ud83d\udca9", "e\u0301", "\u0130\u0131", "\ufdfa",
            "\u1e9e\u00df", "\uff07or\uff071\uff07=\uff071", "\uffff", "\ufffe", "\ue000", "\u0410\u0430",
            "\u2215\u2025", "\u0301".repeat(500), "\udb40\udc01", "x\u00ad", "\u06f1\u06f2", "\u3000", "\u00a0", "\t",
            "\n", "\r\n");

    private static final List<String> DATES = List.of("0000-00-00T00:00:00Z", "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z", "2026-03-03T24:00:01Z", "2026-03-03T00:00:60Z", "-0001-01-01T00:00:00Z",
            "+1000000000-01-01T00:00:00Z", "+999999999-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00Z",
            "-4713-11-23T00:00:00Z", "+294276-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.9999999999Z", "0",
            "1772452800", "2026-03-03", "2026-03-03T00:00:00", "2026-03-03T00:00:00+99:99", "now", "infinity",
            "-infinity", "epoch", "P1000000000Y", "PT-1S", "99:99", "24:00", "23:59:60", "Mars/Olympus", "GMT+99", "T");

    private static final List<String> TRAVERSALS = List.of("..", "../", "../../../../etc/passwd", "..%2f..%2f",
            "%2e%2e/%2e%2e/", "..%5c..%5c", "%252e%252e%252f", "..;/", ".;/", ";jsessionid=1", "%c0%ae%c0%ae%c0%af",
            "%e0%80%af", "%f0%80%80%af", "%c0%80", "..%00/", "%00", "%0a", "%0d%0aX:%20y", "%7f", "%ff", "%fe%ff",
            "%ed%a0%80", "%u002e", "%zz", "%", "%2", "//", "///", "\\..\\", "~root", ".git/config", "WEB-INF/web.xml",
            "META-INF/MANIFEST.MF", "application.yaml", "%2e", ".", "a/../../actuator/env", "?", "#", "*", "a%20b");

    private static final List<String> WRONG_TYPES = List.of("null", "true", "false", "0", "-1", "1.5", "\"\"", "\" \"",
            "[]", "[null]", "[[]]", "{}", "{\"a\":1}", "\"null\"", "\"true\"", "\"1\"", "[\"a\",1]", "{\"id\":null}",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "\"\\ud83d\"", "{\"\":1}", "[{}]");

    private static final List<String> NUMBERS = List.of("-9223372036854775809", "9223372036854775808", "2147483648",
            "-2147483649", "1e400", "-1e400", "1e-400", "0.1", "-0", "1E+2", "9".repeat(100), "9".repeat(5_000),
            "1e999999999", "1e-999999999", "NaN", "Infinity", "0x1F", "01", "+1", ".5", "5.", "1_000", "\u0661");

    private final Random random;

    Payloads(Random random) {
        this.random = random;
    }

    String injection() {
        return of(INJECTIONS);
    }

    String unicode() {
        return of(UNICODE);
    }

    String date() {
        return of(DATES);
    }

    String traversal() {
        return of(TRAVERSALS);
    }

    String wrongType() {
        return of(WRONG_TYPES);
    }

    String number() {
        return of(NUMBERS);
    }

    String huge() {
        return of(List.of("x", "\u00e9", "\ud83d\udca9", " ", "\\", "\"")).repeat(1 << random.nextInt(4, 17));
    }

    String deep() {
        var depth = random.nextInt(20, 4_000);
        return random.nextBoolean() ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    String many() {
        return IntStream.range(0, random.nextInt(100, 12_000))
            .mapToObj(number -> "\"f%d\":%d".formatted(number, number))
            .collect(Collectors.joining(",", "{", "}"));
    }

    String name() {
        return of(List.of("admin", "role", "id", "__proto__", "constructor", "class", "_method", "amount", "stage",
                "accountId", "company.id", "a[b][c]", "$where", "x".repeat(200)));
    }

    /// Some bytes replaced by any others, or by what is no UTF-8.
    byte[] spoiled(byte[] sample) {
        var bytes = sample.length == 0 ? "{\"x\":\"y\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : sample.clone();
        for (var times = random.nextInt(1, 5); times > 0; times--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                    : of(List.of(0xc0, 0xff, 0xed, 0xf5, 0x80, 0x00)));
        }
        return bytes;
    }

    byte[] cut(byte[] sample) {
        return sample.length == 0 ? new byte[] { '{' } : Arrays.copyOf(sample, random.nextInt(1, sample.length));
    }

    /// One that was given out, with something changed, or one that never was.
    String cursor(String real) {
        var bytes = new byte[random.nextInt(1, 64)];
        random.nextBytes(bytes);
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return switch (random.nextInt(5)) {
            case 0 -> real;
            case 1 -> real.substring(0, random.nextInt(real.length()));
            case 2 -> real + forged;
            case 3 -> real.substring(0, real.length() - 4) + forged.substring(0, 1) + "AAA";
            default -> forged;
        };
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

}
