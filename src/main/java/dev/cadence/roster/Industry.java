package dev.cadence.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a company's business is, in a word or two: "fintech", "health". Two that are written with other capitals, accents
/// or signs between their letters are the same.
///
/// @param slug small letters and digits of ASCII, and hyphens between them
public record Industry(@JsonValue String slug) {

    /// A word or two, not a sentence.
    public static final int LONGEST = 40;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    private static final Pattern SIGN = Pattern.compile("[^a-z0-9]+");

    private static final Pattern AT_ENDS = Pattern.compile("^-|-$");

    public Industry {
        if (slug.length() > LONGEST || !SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "An industry has letters or digits, and at most %d characters.".formatted(LONGEST));
        }
    }

    /// @param written as people write it: "Financial services"
    /// @throws IllegalArgumentException when no letter or digit of ASCII is left of it,
    /// or too many
    @JsonCreator
    public static Industry of(String written) {
        var plain = MARK.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD)).replaceAll("");
        var slug = SIGN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        return new Industry(AT_ENDS.matcher(slug).replaceAll(""));
    }

}
