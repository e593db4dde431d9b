package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Many phrases, each standing for something, found in one walk through the words of a text.
///
/// @param <T> what they stand for
final class Phrases<T> {

    private final Map<String, List<Entry<T>>> byFirst = new HashMap<>();

    /// Those that may begin with a number.
    private final List<Entry<T>> byNumber = new ArrayList<>();

    /// Those that begin with the beginning of a word.
    private final List<Entry<T>> byBeginning = new ArrayList<>();

    private int size;

    /// @param phrases of each, as the knowledge base writes them
    static <T> Phrases<T> of(List<T> meanings, Function<T, List<String>> phrases) {
        var all = new Phrases<T>();
        for (var meaning : meanings) {
            phrases.apply(meaning).forEach(phrase -> all.add(phrase, meaning));
        }
        return all;
    }

    void add(String written, T meaning) {
        var phrase = Phrase.of(written);
        var entry = new Entry<>(size++, phrase, meaning);
        var first = phrase.places().getFirst();
        if (first.beginning() != null) {
            byBeginning.add(entry);
        }
        if (first.number()) {
            byNumber.add(entry);
        }
        first.stems().forEach(stem -> byFirst.computeIfAbsent(stem, _ -> new ArrayList<>()).add(entry));
    }

    /// All places where a phrase is found, in the order of the phrases and then of the
    /// text; no phrase overlaps itself.
    List<Found<T>> in(List<Word> words) {
        var found = new ArrayList<Found<T>>();
        var free = new int[size];
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            find(byFirst.getOrDefault(word.stem(), List.of()), words, at, free, found);
            find(byBeginning, words, at, free, found);
            if (word.number()) {
                find(byNumber, words, at, free, found);
            }
        }
        found.sort(Comparator.comparingInt((Found<T> one) -> one.phrase).thenComparingInt(Found::first));
        return found;
    }

    /// @param free of each phrase the first word from where on it may be found again
    private static <T> void find(List<Entry<T>> entries, List<Word> words, int at, int[] free, List<Found<T>> found) {
        for (var entry : entries) {
            if (free[entry.number] <= at) {
                var next = entry.phrase.endsAfter(words, at);
                if (next > 0) {
                    found.add(new Found<>(entry.number, entry.meaning, at, next));
                    free[entry.number] = next;
                }
            }
        }
    }

    /// @param phrase its number, in the order in which they are written
    /// @param first its first word
    /// @param next the first word after it
    record Found<T>(int phrase, T meaning, int first, int next) {
    }

    private record Entry<T>(int number, Phrase phrase, T meaning) {
    }

}
