package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.vetting.SkillReader;
import org.jspecify.annotations.Nullable;

/// Finds in a paragraph what the knowledge base knows signals for, each with the words that say it.
final class SignalReader {

    private final SkillReader skills;

    private final Phrases<Knowledge.Signal> phrases;

    private final List<Measure> measures;

    private final Map<String, String> technologies = new HashMap<>();

    SignalReader(Knowledge knowledge, SkillReader skills) {
        this.skills = skills;
        this.phrases = Phrases.of(knowledge.signals(), Knowledge.Signal::phrasesOrNone);
        this.measures = knowledge.signals().stream().flatMap(Measure::of).toList();
        knowledge.technologies().forEach((family, slugs) -> slugs.forEach(slug -> technologies.put(slug, family)));
    }

    /// From the beginning of the paragraph to its end.
    List<Hit> read(Passage passage, Moods.InText said) {
        var words = passage.words();
        if (words.isEmpty()) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (var found : phrases.in(words)) {
            hits.add(new Hit(found.meaning().id(), Span.of(words.get(found.first()), words.get(found.next() - 1)),
                    mood(found.meaning(), said, found.first(), found.next())));
        }
        readAmounts(passage, said, hits);
        readTechnologies(passage, said, hits);
        hits.sort(Comparator.comparing((Hit hit) -> hit.span().from()).thenComparing(Hit::signal));
        return hits;
    }

    private static Mood mood(Knowledge.Signal signal, Moods.InText said, int first, int next) {
        if (signal.countsAnyway()) {
            return Mood.SAID;
        }
        if (said.denied(first, next)) {
            return Mood.DENIED;
        }
        return signal.claimed() && said.quoted(first) ? Mood.WISHED : Mood.SAID;
    }

    private void readAmounts(Passage passage, Moods.InText said, List<Hit> hits) {
        var words = passage.words();
        for (var quantity : Quantities.read(passage.text())) {
            var first = Math.min(firstAt(words, quantity.span().from()), words.size() - 1);
            var next = Math.clamp(firstAt(words, quantity.span().until()), first + 1, words.size());
            var sentence = words.stream().filter(word -> word.sentence() == words.get(first).sentence()).toList();
            measures.stream()
                .filter(measure -> measure.holds(quantity, sentence))
                .forEach(measure -> hits
                    .add(new Hit(measure.signal.id(), quantity.span(), mood(measure.signal, said, first, next))));
        }
    }

    private void readTechnologies(Passage passage, Moods.InText said, List<Hit> hits) {
        var words = passage.words();
        for (var mention : skills.read(passage.text())) {
            var family = technologies.get(mention.skill().slug());
            var at = firstAt(words, mention.offset());
            if (family != null && at < words.size()) {
                var span = new Span(mention.offset(), mention.offset() + mention.length());
                hits.add(new Hit("names-" + family, span, Mood.SAID));
                hits.add(technology(family, span, said, at));
            }
        }
    }

    private static Hit technology(String family, Span span, Moods.InText said, int at) {
        if (said.denied(at, at + 1)) {
            return new Hit("lacks-" + family, span, Mood.SAID);
        }
        if (said.quoted(at)) {
            return new Hit("wishes-" + family, span, Mood.WISHED);
        }
        return new Hit((said.owned(at) ? "runs-" : "mentions-") + family, span, Mood.SAID);
    }

    private static int firstAt(List<Word> words, int place) {
        var at = 0;
        while (at < words.size() && words.get(at).until() <= place) {
            at++;
        }
        return at;
    }

    /// Which signals are there; those that are denied are not.
    static Set<String> said(List<Hit> hits) {
        return hits.stream()
            .filter(hit -> hit.mood() == Mood.SAID || hit.signal().startsWith("wishes-"))
            .map(Hit::signal)
            .collect(Collectors.toUnmodifiableSet());
    }

    /// A signal that is an amount.
    private record Measure(Knowledge.Signal signal, Knowledge.Amount amount, Phrases<Boolean> near,
            Phrases<Boolean> unless) {

        static Stream<Measure> of(Knowledge.Signal signal) {
            var amount = signal.quantity();
            return amount == null ? Stream.empty()
                    : Stream.of(new Measure(signal, amount, phrases(amount.near()), phrases(amount.unless())));
        }

        private static Phrases<Boolean> phrases(@Nullable List<String> written) {
            return Phrases.of(List.of(true), _ -> written == null ? List.of() : written);
        }

        boolean holds(Quantity quantity, List<Word> sentence) {
            return amount.kind() == quantity.kind() && amount.holds(quantity.value())
                    && (amount.near() == null || !near.in(sentence).isEmpty()) && unless.in(sentence).isEmpty();
        }

    }

}
