package dev.cadence.advisor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Words in an order by which something is told, as the knowledge base writes them: `sign|countersign contract`. Between two
/// of them up to two other words of the same sentence may stand, unless the phrase is in quotation marks: `"on call"`. A bar
/// stands between words that do as well, `#` for a number, and `kubern*` for all words that begin so.
///
/// @param places what may stand at each of its places
/// @param most how many other words may stand between two of its own
record Phrase(List<Place> places, int most) {

    /// As many other words as people put between: "sign the rental contract".
    private static final int LOOSE = 2;

    static Phrase of(String written) {
        var tight = written.startsWith("\"");
        var words = tight ? written.substring(1, written.length() - 1) : written;
        return new Phrase(Arrays.stream(words.strip().split("\\s+")).flatMap(Place::of).toList(), tight ? 0 : LOOSE);
    }

    /// The place after the last word of this phrase, if it begins at a word; or -1.
    int endsAfter(List<Word> words, int first) {
        return places.getFirst().takes(words.get(first)) ? endsAfter(words, first + 1, 1) : -1;
    }

    private int endsAfter(List<Word> words, int next, int place) {
        if (place == places.size()) {
            return next;
        }
        for (var at = next; at <= next + most && at < words.size(); at++) {
            if (words.get(at).sentence() != words.get(next - 1).sentence()) {
                return -1;
            }
            if (places.get(place).takes(words.get(at))) {
                var end = endsAfter(words, at + 1, place + 1);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    /// What may stand at a place of a phrase.
    ///
    /// @param beginning that of all words that may, or null
    record Place(Set<String> stems, @Nullable String beginning, boolean number) {

        /// One place, or several where what is written is several words: "in-house".
        static Stream<Place> of(String written) {
            if (written.endsWith("*")) {
                return Stream.of(new Place(Set.of(), written.substring(0, written.length() - 1), false));
            }
            var number = Arrays.asList(written.split("\\|")).contains("#");
            var others = Arrays.stream(written.split("\\|"))
                .filter(word -> !word.equals("#"))
                .map(Place::stems)
                .toList();
            if (others.size() == 1 && !number) {
                return others.getFirst().stream().map(stem -> new Place(Set.of(stem), null, false));
            }
            if (others.stream().anyMatch(stems -> stems.size() != 1)) {
                throw new IllegalArgumentException("Each of %s must be one word.".formatted(written));
            }
            return Stream.of(new Place(others.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet()),
                    null, number));
        }

        private static List<String> stems(String written) {
            return WordAnalysis.ENGLISH.terms(written).stream().map(WordAnalysis.Term::letters).toList();
        }

        boolean takes(Word word) {
            return stems.contains(word.stem()) || number && word.number()
                    || beginning != null && word.written().startsWith(beginning);
        }

    }

}
