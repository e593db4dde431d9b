package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.SkillReader;

/// Finds in a paragraph what the knowledge base knows signals for, each with the words that say it.
final class SignalReader {

    private final SkillReader skills;

    private final Moods moods;

    private final List<Reading> readings;

    private final Map<String, String> technologies = new HashMap<>();

    SignalReader(Knowledge knowledge, SkillReader skills) {
        this.skills = skills;
        this.moods = new Moods(knowledge.moods());
        this.readings = knowledge.signals().stream().map(Reading::of).toList();
        knowledge.technologies().forEach((family, slugs) -> slugs.forEach(slug -> technologies.put(slug, family)));
    }

    /// From the beginning of the paragraph to its end.
    List<Hit> read(Passage passage) {
        var hits = new ArrayList<Hit>();
        for (var reading : readings) {
            for (var phrase : reading.phrases) {
                find(reading.signal, phrase, passage, hits);
            }
        }
        for (var quantity : Quantities.read(passage.text())) {
            readings.stream().filter(reading -> reading.holds(quantity, passage.words())).forEach(reading -> {
                var words = passage.words();
                var first = firstAt(words, quantity.span().from());
                var next = Math.max(first + 1, firstAt(words, quantity.span().until()));
                hits.add(new Hit(reading.signal.id(), quantity.span(), mood(reading.signal, words, first, next), 1));
            });
        }
        readTechnologies(passage, hits);
        hits.sort(Comparator.comparing((Hit hit) -> hit.span().from()).thenComparing(Hit::signal));
        return hits;
    }

    private void find(Knowledge.Signal signal, Phrase phrase, Passage passage, List<Hit> hits) {
        var words = passage.words();
        for (var at = 0; at < words.size(); at++) {
            var next = phrase.endsAfter(words, at);
            if (next > 0) {
                hits.add(new Hit(signal.id(), Span.of(words.get(at), words.get(next - 1)),
                        mood(signal, words, at, next), 1));
                at = next - 1;
            }
        }
    }

    private Mood mood(Knowledge.Signal signal, List<Word> words, int first, int next) {
        if (first >= words.size() || signal.countsAnyway()) {
            return Mood.SAID;
        }
        if (moods.denied(words, first, Math.min(next, words.size()))) {
            return Mood.DENIED;
        }
        return signal.claimed() && moods.quoted(words, first) ? Mood.WISHED : Mood.SAID;
    }

    private void readTechnologies(Passage passage, List<Hit> hits) {
        var words = passage.words();
        for (var mention : skills.read(passage.text())) {
            var family = technologies.get(mention.skill().slug());
            var at = firstAt(words, mention.offset());
            if (family != null && at < words.size()) {
                var span = new Span(mention.offset(), mention.offset() + mention.length());
                hits.add(new Hit("names-" + family, span, Mood.SAID, 1));
                hits.add(technology(family, span, words, at));
            }
        }
    }

    private Hit technology(String family, Span span, List<Word> words, int at) {
        if (moods.denied(words, at, at + 1)) {
            return new Hit("lacks-" + family, span, Mood.SAID, 1);
        }
        if (moods.quoted(words, at)) {
            return new Hit("wishes-" + family, span, Mood.WISHED, 1);
        }
        return new Hit((moods.owned(words, at) ? "runs-" : "mentions-") + family, span, Mood.SAID, 1);
    }

    private static int firstAt(List<Word> words, int place) {
        var at = 0;
        while (at < words.size() && words.get(at).until() <= place) {
            at++;
        }
        return at;
    }

    /// Which signals are there, each by the words that say it; those that are denied are
    /// not.
    static Map<String, List<Hit>> said(List<Hit> hits) {
        var said = new LinkedHashMap<String, List<Hit>>();
        hits.stream()
            .filter(hit -> hit.isSaid() || hit.signal().startsWith("wishes-"))
            .forEach(hit -> said.computeIfAbsent(hit.signal(), _ -> new ArrayList<>()).add(hit));
        return said;
    }

    /// A signal with its phrases.
    private record Reading(Knowledge.Signal signal, List<Phrase> phrases, List<Phrase> near, List<Phrase> unless) {

        static Reading of(Knowledge.Signal signal) {
            var amount = signal.quantity();
            return new Reading(signal, phrases(signal.phrases()), phrases(amount == null ? null : amount.near()),
                    phrases(amount == null ? null : amount.unless()));
        }

        private static List<Phrase> phrases(@org.jspecify.annotations.Nullable List<String> written) {
            return written == null ? List.of() : written.stream().map(Phrase::of).toList();
        }

        boolean holds(Quantity quantity, List<Word> words) {
            var amount = signal.quantity();
            if (amount == null || amount.kind() != quantity.kind() || !amount.holds(quantity.value())) {
                return false;
            }
            var at = Math.min(firstAt(words, quantity.span().from()), words.size() - 1);
            return at >= 0 && (near.isEmpty() || stands(near, words, at)) && !stands(unless, words, at);
        }

        private static boolean stands(List<Phrase> phrases, List<Word> words, int at) {
            var sentence = words.get(at).sentence();
            for (var other = 0; other < words.size(); other++) {
                var there = other;
                if (words.get(other).sentence() == sentence
                        && phrases.stream().anyMatch(phrase -> phrase.endsAfter(words, there) > 0)) {
                    return true;
                }
            }
            return false;
        }

    }

}
