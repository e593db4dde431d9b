package dev.cadence.vetting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Something an engineer can do, as they write it: "Go", "Spring Boot". Two spellings are the same skill when their
/// slugs are equal.
///
/// @param name without white space around it, with single spaces inside
public record Skill(@JsonValue String name) {

    /// The longest name: a skill is a word or two, not a sentence.
    static final int LONGEST = 40;

    /// Commas separate skills in a query, and so are part of none.
    private static final Pattern NAME = Pattern.compile("[^,\\p{C}]{1,%d}".formatted(LONGEST));

    public Skill {
        name = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", " ").strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A skill has 1 to %d characters and no comma.".formatted(LONGEST));
        }
    }

    @JsonCreator
    public static Skill of(String name) {
        return new Skill(name);
    }

    /// The form by which skills are compared and found: "spring-boot" for "Spring Boot".
    public String slug() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

}
