package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What can be bought, found by what it would be bought for.
final class Products {

    private final List<Entry> entries;

    private final Moods moods;

    Products(List<Knowledge.Product> products, Moods moods) {
        this.moods = moods;
        this.entries = products.stream().map(Entry::of).toList();
    }

    /// The kind that the text speaks of most, if it speaks of any.
    Optional<Match> best(Passage passage) {
        return entries.stream()
            .map(entry -> entry.match(passage, moods))
            .filter(match -> match.weight() > 0)
            .max(Comparator.comparingInt(Match::weight)
                .thenComparing(match -> match.product().kind(), Comparator.reverseOrder()));
    }

    /// @param weight of the different phrases that were found
    /// @param spans of these
    record Match(Knowledge.Product product, int weight, List<Span> spans) {
    }

    private record Entry(Knowledge.Product product, List<Weighed> phrases) {

        static Entry of(Knowledge.Product product) {
            return new Entry(product,
                    product.phrases()
                        .entrySet()
                        .stream()
                        .map(phrase -> new Weighed(Phrase.of(phrase.getKey()), phrase.getValue()))
                        .toList());
        }

        /// Each phrase counts once, and words once: the heaviest phrase that they are
        /// part of.
        Match match(Passage passage, Moods moods) {
            var words = passage.words();
            var taken = new boolean[words.size()];
            var spans = new ArrayList<Span>();
            var weight = 0;
            for (var phrase : phrases.stream().sorted(Comparator.comparingInt(Weighed::weight).reversed()).toList()) {
                for (var at = 0; at < words.size(); at++) {
                    var next = taken[at] ? -1 : phrase.phrase.endsAfter(words, at);
                    if (next > 0 && !taken[next - 1] && !moods.settled(words, at)) {
                        taken[at] = true;
                        taken[next - 1] = true;
                        weight += phrase.weight;
                        spans.add(Span.of(words.get(at), words.get(next - 1)));
                        break;
                    }
                }
            }
            spans.sort(Comparator.comparingInt(Span::from));
            return new Match(product, weight, spans);
        }

    }

    private record Weighed(Phrase phrase, int weight) {
    }

}
