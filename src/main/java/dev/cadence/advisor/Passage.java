package dev.cadence.advisor;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text, taken apart into words, clauses and sentences.
///
/// @param text as it was written
/// @param tongue in which it is, as far as can be told
record Passage(String text, Tongue tongue, List<Word> words) {

    /// Where a thought may end before its sentence does.
    private static final Pattern CLAUSE = Pattern.compile(
            "[,;:()–—]|\\s-\\s|\\b(?:but|however|although|though|while|whereas|because|since|so that|which)\\b",
            Pattern.CASE_INSENSITIVE);

    static Passage of(String text, Tongues tongues) {
        var tongue = tongues.of(text);
        var sentences = ends(text, sentenceStarts(text));
        var clauses = clauses(text);
        var words = new ArrayList<Word>();
        var place = 0;
        var sentence = 0;
        var clause = 0;
        for (var term : tongue.terms(text)) {
            for (; place <= term.from(); place++) {
                sentence += sentences.get(place) ? 1 : 0;
                clause += clauses.get(place) ? 1 : 0;
            }
            words.add(new Word(term.letters(), text.substring(term.from(), term.until()).toLowerCase(Locale.ROOT),
                    term.from(), term.until(), clause + sentence, sentence));
        }
        return new Passage(text, tongue, List.copyOf(words));
    }

    private static List<Integer> sentenceStarts(String text) {
        var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        var starts = new ArrayList<Integer>();
        for (var start = sentences.first(); start != BreakIterator.DONE; start = sentences.next()) {
            starts.add(start);
        }
        return starts;
    }

    private static BitSet ends(String text, List<Integer> starts) {
        var ends = new BitSet(text.length() + 1);
        starts.stream().filter(start -> start > 0).forEach(ends::set);
        return ends;
    }

    private static BitSet clauses(String text) {
        var clauses = new BitSet(text.length() + 1);
        var matcher = CLAUSE.matcher(text);
        while (matcher.find()) {
            clauses.set(matcher.start());
        }
        return clauses;
    }

}
