package dev.cadence.advisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import dev.cadence.vetting.SkillReader;
import dev.cadence.vetting.SkillVocabulary;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// Counts from the examples what their words say, and writes `target/wording.yaml`, the last part of the knowledge base:
/// `./mvnw -Dtest=WordingFitting test`. A multinomial logistic regression on top of the points of signals and rules,
/// with its weights kept small by their squares. It never sees the examples that are kept apart.
class WordingFitting {

    private static final int LEAST_OFTEN = 6;

    private static final int ROUNDS = 300;

    private static final double STEP = 0.05;

    private static final double SMALL = 1;

    /// Points of signals and rules for one unit of the regression. They count half where
    /// it is about the verdict: of paragraphs that
    /// it had not seen, more were right then.
    private static final int POINTS = 10;

    /// What would be right as well counts so much less.
    private static final double ACCEPTABLE = 0.3;

    private static final Knowledge KNOWLEDGE = new KnowledgeBase().knowledge();

    private static final Tongues TONGUES = new Tongues(KNOWLEDGE.tongues());

    @Test
    void wording() throws IOException {
        var texts = Example.all().stream().map(Text::of).toList();
        var written = Stream
            .of(part("verdict", Verdict.class, 4, 2 * POINTS, texts, text -> text.example.verdict(),
                    text -> text.example.acceptable().verdict(), (text, choice) -> text.tally.score(choice)),
                    part("stack", Stack.class, 7, POINTS, texts,
                            text -> text.example.stack() == Stack.NONE ? null : text.example.stack(),
                            text -> text.example.acceptable().stack(), (text, choice) -> text.tally.score(choice)),
                    part("tier", Tier.class, 4, POINTS, texts, text -> text.example.tier(),
                            text -> text.example.acceptable().tier(), (text, choice) -> text.tally.score(choice)))
            .collect(Collectors.joining("\n", "wording:\n", "\n"));
        Files.writeString(Path.of("target", "wording.yaml"), written);
    }

    private static <C extends Enum<C>> String part(String name, Class<C> kind, int choices, int points,
            List<Text> texts, Function<Text, @Nullable C> right, Function<Text, List<C>> acceptable,
            ToIntBiFunction<Text, C> score) {
        var all = Arrays.stream(Objects.requireNonNull(kind.getEnumConstants())).limit(choices).toList();
        var readings = texts.stream()
            .filter(text -> right.apply(text) != null)
            .map(text -> Reading.of(text.terms,
                    all.stream().mapToDouble(choice -> score.applyAsInt(text, choice) / (double) points),
                    all.stream()
                        .mapToDouble(choice -> (choice == right.apply(text) ? 1 : 0)
                                + (acceptable.apply(text).contains(choice) ? ACCEPTABLE : 0))))
            .toList();
        var terms = frequent(readings);
        var weights = fit(readings.stream().map(reading -> reading.known(terms)).toList(), readings, terms.size(),
                choices);
        return terms.entrySet()
            .stream()
            .flatMap(term -> line(term.getKey(), weights[term.getValue()], points))
            .collect(Collectors.joining("\n",
                    "  # %s\n  %s:\n".formatted(all.stream().map(Enum::name).collect(Collectors.joining(", ")), name),
                    ""));
    }

    private static Stream<String> line(String term, double[] weights, int unit) {
        var points = Arrays.stream(weights).mapToLong(weight -> Math.round(unit * weight)).toArray();
        return Arrays.stream(points).anyMatch(each -> Math.abs(each) > 1)
                ? Stream.of("    \"%s\": %s".formatted(term, Arrays.toString(points))) : Stream.empty();
    }

    private static Map<String, Integer> frequent(List<Reading> readings) {
        var times = new TreeMap<String, Integer>();
        readings.forEach(reading -> reading.terms.forEach(term -> times.merge(term, 1, Integer::sum)));
        times.values().removeIf(often -> often < LEAST_OFTEN);
        var numbers = new TreeMap<String, Integer>();
        times.keySet().forEach(term -> numbers.put(term, numbers.size()));
        return numbers;
    }

    /// By Adam, over all examples at once.
    private static double[][] fit(List<int[]> known, List<Reading> readings, int terms, int choices) {
        var weights = new double[terms][choices];
        var first = new double[terms][choices];
        var second = new double[terms][choices];
        for (var round = 1; round <= ROUNDS; round++) {
            var slope = new double[terms][choices];
            for (var number = 0; number < readings.size(); number++) {
                var wrong = readings.get(number).wrong(known.get(number), weights);
                for (var term : known.get(number)) {
                    for (var choice = 0; choice < choices; choice++) {
                        slope[term][choice] += wrong[choice];
                    }
                }
            }
            for (var term = 0; term < terms; term++) {
                for (var choice = 0; choice < choices; choice++) {
                    var by = (slope[term][choice] + SMALL * weights[term][choice]) / readings.size();
                    first[term][choice] = 0.9 * first[term][choice] + 0.1 * by;
                    second[term][choice] = 0.999 * second[term][choice] + 0.001 * by * by;
                    weights[term][choice] -= STEP * first[term][choice] / (1 - Math.pow(0.9, round))
                            / (Math.sqrt(second[term][choice] / (1 - Math.pow(0.999, round))) + 1e-8);
                }
            }
        }
        return weights;
    }

    /// What signals and rules say of an example, and the words it is made of.
    private record Text(Example example, Set<String> terms, Tally tally) {

        private static final SignalReader SIGNALS = new SignalReader(KNOWLEDGE, skills());

        private static final Products PRODUCTS = new Products(KNOWLEDGE.products());

        private static final Moods MOODS = new Moods(KNOWLEDGE.moods());

        private static SkillReader skills() {
            try (var vetting = new AnnotationConfigApplicationContext(SkillVocabulary.class, SkillReader.class)) {
                return vetting.getBean(SkillReader.class);
            }
        }

        static Text of(Example example) {
            var passage = Passage.of(example.spec(), TONGUES);
            var moods = MOODS.in(passage.words());
            var said = SignalReader.said(SIGNALS.read(passage, moods));
            var product = PRODUCTS.best(passage, moods).orElse(null);
            return new Text(example, Wordings.terms(passage.words()),
                    Judgement.of(KNOWLEDGE, said, Wordings.Told.NOTHING, product).tally());
        }

    }

    /// @param points of signals and rules, in units
    /// @param expected the share of each choice in what is right
    private record Reading(Set<String> terms, double[] points, double[] expected) {

        static Reading of(Set<String> terms, DoubleStream points, DoubleStream right) {
            var shares = right.toArray();
            var all = Arrays.stream(shares).sum();
            return new Reading(terms, points.toArray(), Arrays.stream(shares).map(share -> share / all).toArray());
        }

        int[] known(Map<String, Integer> numbers) {
            return terms.stream()
                .filter(numbers::containsKey)
                .mapToInt(term -> numbers.getOrDefault(term, 0))
                .toArray();
        }

        /// By how much each choice is thought more likely than it is.
        double[] wrong(int[] known, double[][] weights) {
            var likely = new double[points.length];
            for (var choice = 0; choice < points.length; choice++) {
                likely[choice] = points[choice];
                for (var term : known) {
                    likely[choice] += weights[term][choice];
                }
            }
            var most = Arrays.stream(likely).max().orElseThrow();
            var all = Arrays.stream(likely).map(each -> Math.exp(each - most)).sum();
            for (var choice = 0; choice < points.length; choice++) {
                likely[choice] = Math.exp(likely[choice] - most) / all - expected[choice];
            }
            return likely;
        }

    }

}
