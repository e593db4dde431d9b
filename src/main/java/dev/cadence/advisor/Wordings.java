package dev.cadence.advisor;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cadence.vetting.Tier;

/// What single words, and pairs of words that stand side by side, say for each choice. Nobody thought of them: they are
/// counted from paragraphs whose answer is known, so they tell something also of a paragraph in which nothing is said
/// outright.
final class Wordings {

    /// What stands for every number.
    private static final String NUMBER = "#";

    /// So many words are named as the reason.
    private static final int NAMED = 3;

    private final Knowledge.Wording known;

    Wordings(Knowledge.Wording known) {
        this.known = known;
    }

    /// Each word and each pair counts once, however often it is said.
    Told in(List<Word> words) {
        var terms = terms(words);
        return new Told(lines(Verdict.class, known.verdict(), terms), lines(Stack.class, known.stack(), terms),
                lines(Tier.class, known.tier(), terms));
    }

    /// The words of a text, and its pairs of words.
    static Set<String> terms(List<Word> words) {
        var terms = new LinkedHashSet<String>();
        Word last = null;
        for (var word : words) {
            terms.add(term(word));
            if (last != null) {
                terms.add(term(last) + " " + term(word));
            }
            last = word;
        }
        return terms;
    }

    private static String term(Word word) {
        return word.number() ? NUMBER : word.stem();
    }

    private static <C extends Enum<C>> Map<C, Line> lines(Class<C> kind, Map<String, List<Integer>> known,
            Set<String> terms) {
        var said = terms.stream().filter(known::containsKey).toList();
        var lines = new EnumMap<C, Line>(kind);
        for (var choice : Objects.requireNonNull(kind.getEnumConstants())) {
            var points = said.stream().collect(Collectors.toMap(term -> term, term -> points(known, term, choice)));
            var all = points.values().stream().mapToInt(Integer::intValue).sum();
            if (all != 0) {
                lines.put(choice, new Line(says(points, Integer.signum(all)), all));
            }
        }
        return lines;
    }

    /// Nothing for the last choice if the list is one shorter: no stack is none.
    private static int points(Map<String, List<Integer>> known, String term, Enum<?> choice) {
        var points = known.getOrDefault(term, List.of());
        return choice.ordinal() < points.size() ? points.get(choice.ordinal()) : 0;
    }

    private static String says(Map<String, Integer> points, int sign) {
        return points.entrySet()
            .stream()
            .filter(term -> sign * term.getValue() > 0)
            .sorted(Comparator.comparingInt((Map.Entry<String, Integer> term) -> -sign * term.getValue())
                .thenComparing(Map.Entry::getKey))
            .limit(NAMED)
            .map(term -> "“" + term.getKey() + "”")
            .collect(Collectors.joining(", ",
                    sign > 0 ? "Its words speak for it, above all " : "Its words speak against it, above all ", ""));
    }

    /// What the words of a text say for and against choices.
    record Told(Map<Verdict, Line> verdicts, Map<Stack, Line> stacks, Map<Tier, Line> tiers) {

        static final Told NOTHING = new Told(Map.of(), Map.of(), Map.of());

        /// Where there is nothing to be bought, no word speaks for it.
        Told withoutBuying() {
            var others = new HashMap<>(verdicts);
            others.remove(Verdict.BUY);
            return new Told(others, stacks, tiers);
        }

    }

    /// @param points of all words together
    record Line(String says, int points) {
    }

}
