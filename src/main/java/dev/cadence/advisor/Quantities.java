package dev.cadence.advisor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the amounts that a text names, in figures ("1,200 requests per second", "18 000", "$38k a month") and in words ("a
/// quarter of a second", "sixty times a second"). Every part of the patterns is bounded, so that no text takes long.
final class Quantities {

    private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("one", 1), Map.entry("two", 2),
            Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6),
            Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9), Map.entry("ten", 10),
            Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("fifteen", 15), Map.entry("twenty", 20),
            Map.entry("thirty", 30), Map.entry("forty", 40), Map.entry("fifty", 50), Map.entry("sixty", 60),
            Map.entry("seventy", 70), Map.entry("eighty", 80), Map.entry("ninety", 90), Map.entry("dozen", 12));

    private static final Map<String, String> SCALES = Map.of("k", "1000", "thousand", "1000", "m", "1000000", "million",
            "1000000", "mio", "1000000", "hundred", "100", "tausend", "1000", "mil", "1000", "mille", "1000");

    private static final String NUMBER = "(?:(?<part>half|a half|(?:a |one )?quarter|a third|a tenth) (?:of )?(?:an? )?"
            + "|(?<figure>\\d{1,3}(?:[ ,.'’\\u00a0\\u202f]\\d{3}){1,4}(?!\\d)|\\d{1,15}+(?:[.,]\\d{1,6}+)?(?!\\d))[\\s-]?"
            + "|\\b(?<word>"
            + String.join("|", WORDS.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList())
            + ")[\\s-])" + "(?<scale>k|m|mio|hundred|thousand|million|tausend|mille|mil)?\\b\\s?";

    private static final Map<String, Long> PER_DAY = Map.of("s", 86_400L, "m", 1_440L, "h", 24L, "d", 1L);

    private static final String EVERY = "(?:\\s?/\\s?|\\s(?:per|a|an|each|every|por|par|pro|je|la|al|per)\\s|\\s?p)";

    private static final Pattern LATENCY = pattern(
            "(?<unit>µs|us|microseconds?|ms|milli ?seconds?|millis|msec|milisegundos?|millisecondes?|millisekunden?|millisecondi|s|sec|secs|seconds?|secondes?|segundos?|sekunden?|secondi)\\b(?!\\s?/)");

    private static final Pattern RATE = pattern("(?<what>(?:[\\p{L}/-]{1,40}+ ){0,4}?[\\p{L}-]{0,40})" + EVERY
            + "(?<time>s|sec|second|seconde|segundo|sekunde|secondo|min|minute|minuto|h|hr|hour|heure|hora|stunde|ora|day|jour|dia|día|tag|giorno|night|week|month)\\b");

    private static final Pattern SHORT_RATE = pattern("(?<what>)(?<time>rps|qps|tps|hz|ticks)\\b");

    private static final Pattern MONTHLY = Pattern.compile("(?<![\\p{L}\\d.,])(?<money>[$€£]\\s?)?" + NUMBER
            + "(?<currency>\\s?(?:[$€£]|dollars?|usd|eur|euros?|pounds?|gbp))?"
            + "(?:[^.;]{0,40}?)(?:\\s?/\\s?mo(?:nth)?|(?:a|per|each|every|par|al|por|pro|im|the) (?:month|mois|mes|monat|mese)|monthly|/mo\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MEMORY = pattern("(?<unit>kb|kib|mb|mib|megabytes?|megs?|gb|gib|gigabytes?|gigs?)\\b");

    /// Longer is no latency, but a time that people wait.
    private static final long LONGEST_LATENCY = 5_000_000;

    private Quantities() {
    }

    private static Pattern pattern(String unit) {
        return Pattern.compile("(?<![\\p{L}\\d.,])" + NUMBER + unit, Pattern.CASE_INSENSITIVE);
    }

    static List<Quantity> read(String text) {
        var found = new ArrayList<Quantity>();
        LATENCY.matcher(text)
            .results()
            .map(Quantities::latency)
            .filter(latency -> latency.value() <= LONGEST_LATENCY)
            .forEach(found::add);
        RATE.matcher(text).results().map(Quantities::rate).forEach(found::add);
        SHORT_RATE.matcher(text).results().map(Quantities::rate).forEach(found::add);
        MONTHLY.matcher(text)
            .results()
            .filter(match -> match.group("money") != null || match.group("currency") != null)
            .map(match -> quantity(Quantity.Kind.MONTHLY_COST, match, BigDecimal.ONE))
            .forEach(found::add);
        MEMORY.matcher(text).results().map(Quantities::memory).forEach(found::add);
        return found;
    }

    private static Quantity latency(MatchResult match) {
        var unit = match.group("unit").toLowerCase(Locale.ROOT);
        var micros = unit.startsWith("µ") || unit.startsWith("us") || unit.startsWith("mic") ? 1
                : unit.startsWith("m") ? 1_000 : 1_000_000;
        return quantity(Quantity.Kind.LATENCY, match, BigDecimal.valueOf(micros));
    }

    private static Quantity rate(MatchResult match) {
        var time = match.group("time").toLowerCase(Locale.ROOT);
        var perDay = switch (time) {
            case "rps", "qps", "tps", "hz", "ticks" -> BigDecimal.valueOf(86_400);
            case "week" -> new BigDecimal("0.14");
            case "month" -> new BigDecimal("0.03");
            case "jour", "night", "tag", "giorno" -> BigDecimal.ONE;
            case "stunde", "seconde", "segundo", "sekunde", "secondo" ->
                BigDecimal.valueOf(time.equals("stunde") ? 24 : 86_400);
            case "ora" -> BigDecimal.valueOf(24);
            default -> BigDecimal.valueOf(PER_DAY.getOrDefault(time.substring(0, 1), 24L));
        };
        return quantity(Quantity.Kind.RATE, match, perDay);
    }

    private static Quantity memory(MatchResult match) {
        return switch (Character.toLowerCase(match.group("unit").charAt(0))) {
            case 'g' -> quantity(Quantity.Kind.MEMORY, match, BigDecimal.valueOf(1_024));
            case 'k' -> quantity(Quantity.Kind.MEMORY, match, new BigDecimal("0.001"));
            default -> quantity(Quantity.Kind.MEMORY, match, BigDecimal.ONE);
        };
    }

    private static Quantity quantity(Quantity.Kind kind, MatchResult match, BigDecimal unit) {
        var value = number(match).multiply(unit).setScale(0, RoundingMode.DOWN);
        return new Quantity(kind, value.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue(),
                new Span(match.start(), match.end()));
    }

    private static BigDecimal number(MatchResult match) {
        var scale = match.group("scale");
        var times = scale == null ? BigDecimal.ONE
                : new BigDecimal(SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), "1"));
        return plain(match).multiply(times);
    }

    private static BigDecimal plain(MatchResult match) {
        if (match.group("part") != null) {
            var part = match.group("part").toLowerCase(Locale.ROOT);
            return new BigDecimal(part.contains("half") ? "0.5"
                    : part.contains("quarter") ? "0.25" : part.contains("third") ? "0.333" : "0.1");
        }
        if (match.group("word") != null) {
            return BigDecimal.valueOf(WORDS.getOrDefault(match.group("word").toLowerCase(Locale.ROOT), 1));
        }
        return figure(match.group("figure"));
    }

    /// "1,200", "18 000" and "1.200" are thousands; "1,2" and "1.2" are not.
    static BigDecimal figure(String written) {
        return written.matches("\\d{1,3}(?:[ ,.'’\\u00a0\\u202f]\\d{3})+")
                ? new BigDecimal(written.replaceAll("\\D", "")) : new BigDecimal(written.replace(',', '.'));
    }

}
