package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What can be bought, found by what it would be bought for.
final class Products {

    private final Phrases<Hint> phrases = new Phrases<>();

    Products(List<Knowledge.Product> products) {
        for (var product : products) {
            product.phrases()
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(phrase -> -phrase.getValue()))
                .forEach(phrase -> phrases.add(phrase.getKey(), new Hint(product, phrase.getValue())));
        }
    }

    /// The kind that the text speaks of most, if it speaks of any.
    Optional<Match> best(Passage passage, Moods.InText said) {
        var words = passage.words();
        var byProduct = new LinkedHashMap<Knowledge.Product, List<Phrases.Found<Hint>>>();
        for (var found : phrases.in(words)) {
            if (!said.settled(found.first())) {
                byProduct.computeIfAbsent(found.meaning().product, _ -> new ArrayList<>()).add(found);
            }
        }
        return byProduct.entrySet()
            .stream()
            .map(hints -> match(hints.getKey(), hints.getValue(), words))
            .max(Comparator.comparingInt(Match::weight)
                .thenComparing(match -> match.product().kind(), Comparator.reverseOrder()));
    }

    /// Each phrase counts once, and words once: the heaviest phrase that begins or ends
    /// with them.
    private static Match match(Knowledge.Product product, List<Phrases.Found<Hint>> heaviestFirst, List<Word> words) {
        var takenWords = new BitSet();
        var takenPhrases = new BitSet();
        var spans = new ArrayList<Span>();
        var weight = 0;
        for (var found : heaviestFirst) {
            var ends = IntStream.of(found.first(), found.next() - 1);
            if (!takenPhrases.get(found.phrase()) && ends.noneMatch(takenWords::get)) {
                takenPhrases.set(found.phrase());
                takenWords.set(found.first());
                takenWords.set(found.next() - 1);
                weight += found.meaning().weight;
                spans.add(Span.of(words.get(found.first()), words.get(found.next() - 1)));
            }
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return new Match(product, weight, spans);
    }

    /// @param weight of the different phrases that were found
    /// @param spans of these
    record Match(Knowledge.Product product, int weight, List<Span> spans) {
    }

    private record Hint(Knowledge.Product product, int weight) {
    }

}
