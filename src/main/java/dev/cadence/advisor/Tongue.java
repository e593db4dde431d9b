package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A language in which people write, and how much of it is understood.
///
/// @param name in English
/// @param functionWords by which a text in it is known, without accents
/// @param glosses what words of it mean in English, by their stems; empty for English
record Tongue(String name, WordAnalysis analysis, java.util.Set<String> functionWords,
        Map<String, List<String>> glosses) {

    static final String ENGLISH = "English";

    boolean isEnglish() {
        return name.equals(ENGLISH);
    }

    /// The terms of a text in English, each where the word stands that means it. A word
    /// that is not known stays as it is:
    /// it may be a name.
    List<WordAnalysis.Term> terms(String text) {
        if (isEnglish()) {
            return WordAnalysis.ENGLISH.terms(text);
        }
        var terms = new ArrayList<WordAnalysis.Term>();
        for (var term : analysis.terms(text)) {
            for (var english : glosses.getOrDefault(term.letters(), List.of(term.letters()))) {
                terms.add(new WordAnalysis.Term(english, term.from(), term.until()));
            }
        }
        return terms;
    }

}
