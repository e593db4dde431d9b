package dev.cadence.advisor;

import java.util.List;

/// Tells how something is said: whether words beside it deny it, make it somebody's wish, or say that it is the company's own.
final class Moods {

    /// As far as a denial reaches, in words: "we do not really need any low latency".
    private static final int REACH = 5;

    private final List<Phrase> before;

    private final List<Phrase> after;

    private final List<Phrase> hearsay;

    private final List<Phrase> ownership;

    private final List<Phrase> settled;

    Moods(Knowledge.Moods moods) {
        this.before = phrases(moods.denials().before());
        this.after = phrases(moods.denials().after());
        this.hearsay = phrases(moods.hearsay());
        this.ownership = phrases(moods.ownership());
        this.settled = phrases(moods.settled());
    }

    private static List<Phrase> phrases(List<String> written) {
        return written.stream().map(Phrase::of).toList();
    }

    /// @param first the first word of what is said
    /// @param next the first word after it
    boolean denied(List<Word> words, int first, int next) {
        var clause = words.get(first).clause();
        for (var at = Math.max(0, first - REACH); at < first; at++) {
            if (words.get(at).clause() == clause && ends(before, words, at, first)) {
                return true;
            }
        }
        var last = words.get(next - 1);
        for (var at = next; at < Math.min(words.size(), next + REACH); at++) {
            if (words.get(at).clause() == last.clause() && ends(after, words, at, words.size())) {
                return true;
            }
        }
        return false;
    }

    boolean quoted(List<Word> words, int at) {
        return standsInClauseOrBesides(hearsay, words, at);
    }

    boolean settled(List<Word> words, int at) {
        return standsInClauseOrBesides(settled, words, at);
    }

    boolean owned(List<Word> words, int at) {
        return standsInSentence(ownership, words, at);
    }

    private static boolean ends(List<Phrase> phrases, List<Word> words, int at, int most) {
        return phrases.stream().mapToInt(phrase -> phrase.endsAfter(words, at)).anyMatch(end -> end > 0 && end <= most);
    }

    private static boolean standsInSentence(List<Phrase> phrases, List<Word> words, int at) {
        var sentence = words.get(at).sentence();
        for (var other = 0; other < words.size(); other++) {
            if (words.get(other).sentence() == sentence && ends(phrases, words, other, words.size())) {
                return true;
            }
        }
        return false;
    }

    /// In the same clause, or in the one before or after it in the same sentence: "Rust,
    /// because it is cool".
    private static boolean standsInClauseOrBesides(List<Phrase> phrases, List<Word> words, int at) {
        var word = words.get(at);
        for (var other = 0; other < words.size(); other++) {
            var there = words.get(other);
            if (there.sentence() == word.sentence() && Math.abs(there.clause() - word.clause()) <= 1
                    && ends(phrases, words, other, words.size())) {
                return true;
            }
        }
        return false;
    }

}
