package dev.cadence.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Goes through logs for what nobody may read there.
///
/// @param lines how many there are
/// @param requests how many of them tell of a request, as they do only at the level DEBUG
/// @param finds the kind and the place of each secret, and the line without it
record LogSearch(long lines, long requests, List<String> finds) {

    private static final Pattern REQUEST = Pattern.compile(" DEBUG .*DispatcherServlet +: [A-Z]+ \"/");

    private static final Map<String, Pattern> SECRETS = Map.of(
            // Half of one is already too much.
            "a token of ours", Pattern.compile("cadence_[a-z_]+_[A-Za-z0-9_-]{24,}"),
            // Stripe's.
            "an API key", Pattern.compile("\\b[rs]k_(test|live)_\\w+"), "a signing secret",
            Pattern.compile("\\bwhsec_\\w+"), "a client secret", Pattern.compile("_secret_[A-Za-z0-9]{10,}"),
            // In a header; the second must not be a word.
            "a bearer's token", Pattern.compile("Bearer [\\w.~+/-]{16,}"), "a name and a password",
            Pattern.compile("Basic (?=[A-Za-z]*[0-9+/=])[A-Za-z0-9+/]{8,}"), "a hash of a password",
            Pattern.compile("\\$argon2[a-z]*\\$v="),
            // Everybody's in the tests and in the demonstration.
            "a password", Pattern.compile("correct horse battery staple|a long demonstration password"),
            // Of the stories, of the README and of the API's description.
            "a private reason", Pattern.compile("ran out of money|Shipped\\.|The work is done"));

    /// Of 13 to 19 digits, which blanks or hyphens may group, as the card networks give
    /// them out.
    private static final Pattern CARD = Pattern.compile("(?<![\\w.-])[2-6](?:[ -]?\\d){12,18}(?![\\w-])");

    static LogSearch in(Path folder) throws IOException {
        var search = new Findings();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var number = 0;
                for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    number++;
                    search.read("%s:%d".formatted(file.getFileName(), number), line);
                }
            }
        }
        return new LogSearch(search.lines, search.requests, List.copyOf(search.finds));
    }

    private static final class Findings {

        private final List<String> finds = new ArrayList<>();

        private long lines;

        private long requests;

        private void read(String place, String line) {
            lines++;
            if (REQUEST.matcher(line).find()) {
                requests++;
            }
            SECRETS.forEach((kind, secret) -> secret.matcher(line)
                .results()
                .forEach(match -> finds.add(find(kind, place, line, match))));
            CARD.matcher(line)
                .results()
                .filter(match -> hasCheckDigit(match.group().replaceAll("\\D", "")))
                .forEach(match -> finds.add(find("a card's number", place, line, match)));
        }

        private static String find(String kind, String place, String line, MatchResult match) {
            var before = line.substring(Math.max(0, match.start() - 200), match.start());
            return "%s at %s: %s[…]".formatted(kind, place, before);
        }

        /// Luhn's: every second digit from the right counts twice, its own digits added
        /// up.
        private static boolean hasCheckDigit(String number) {
            var sum = 0;
            for (var place = 0; place < number.length(); place++) {
                var digit = number.charAt(number.length() - 1 - place) - '0';
                var weighted = place % 2 == 0 ? digit : digit * 2;
                sum += weighted / 10 + weighted % 10;
            }
            return sum % 10 == 0;
        }

    }

}
