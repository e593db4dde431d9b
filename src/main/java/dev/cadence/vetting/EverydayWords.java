package dev.cadence.vetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.springframework.core.io.Resource;

/// Names of skills that are words of everyday English too, such as "go" and "spring".
///
/// @param byLetters each as it is compared, and whether a capital says that the skill is meant
record EverydayWords(Map<String, Boolean> byLetters) {

    private static final String CAPITAL_PROVES_NOTHING = " *";

    /// @param list of all skills
    /// @throws IllegalStateException for a word that is no name of a skill
    static EverydayWords read(Resource file, SkillList list) {
        var words = new HashMap<String, Boolean>();
        try {
            file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> words.put(line.replace(CAPITAL_PROVES_NOTHING, ""),
                        !line.endsWith(CAPITAL_PROVES_NOTHING)));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        words.keySet().forEach(word -> {
            if (!list.bySpelling().containsKey(new Spelling(word))) {
                throw new IllegalStateException("%s: \"%s\" names no skill".formatted(file.getDescription(), word));
            }
        });
        return new EverydayWords(Map.copyOf(words));
    }

    boolean includes(Spelling spelling) {
        return byLetters.containsKey(spelling.letters());
    }

    /// Of one that is included.
    boolean capitalProves(Spelling spelling) {
        return byLetters.getOrDefault(spelling.letters(), true);
    }

}
