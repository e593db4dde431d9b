package dev.cadence.vetting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What is left of a written skill when all is dropped that people write differently: case, and the white space, hyphens,
/// underscores and dots *between* its other characters. "Spring Boot", "spring-boot" and "SpringBoot" are the same
/// spelling. What stands before the first and after the last of the other characters stays, and so do all other signs:
/// ".NET", "C", "C++", "C#" and "C--" are five.
///
/// @param letters as they are compared
record Spelling(String letters) {

    private static final String LOOSE = "[\\s._-]";

    private static final Pattern BETWEEN = Pattern.compile("(?<!^|%1$s)%1$s+(?!$|%1$s)".formatted(LOOSE));

    private static final Pattern AT_END = Pattern.compile(LOOSE + "+$");

    static Spelling of(String written) {
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return new Spelling(BETWEEN.matcher(plain).replaceAll(""));
    }

    /// Of something that may go on: "spring-" begins "spring-boot".
    static Spelling ofBeginning(String written) {
        return new Spelling(AT_END.matcher(of(written).letters).replaceAll(""));
    }

    boolean begins(Spelling other) {
        return other.letters.startsWith(letters);
    }

}
