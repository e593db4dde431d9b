package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How often the advisor says what somebody who knows the trade would. Prints where it does not:
/// `./mvnw -Dtest=AdvisorAccuracyTests -Dadvisor.examples=FILE test` for examples of your own.
class AdvisorAccuracyTests {

    /// In percent; below these the knowledge has become worse.
    private static final Map<String, Integer> FLOORS = Map.of("verdict", 92, "stack", 88, "tier", 90, "weeks", 92);

    /// The same of examples to which nothing was ever fitted.
    private static final Map<String, Integer> UNSEEN_FLOORS = Map.of("verdict", 85, "stack", 80, "tier", 85, "weeks",
            85);

    @Test
    void examplesAreAnsweredAsSomebodyWhoKnowsTheTradeWould() {
        assertThatMostAreRight(Example.all(), FLOORS);
    }

    @Test
    void examplesThatNothingWasFittedToAreAnsweredAlmostAsWell() {
        assertThatMostAreRight(Example.unseen(), UNSEEN_FLOORS);
    }

    private static void assertThatMostAreRight(List<Example> examples, Map<String, Integer> floors) {
        var answers = examples.stream().map(example -> new Answer(example, Plain.advise(example.spec()))).toList();
        var right = new TreeMap<String, Boxes>();
        answers.forEach(
                answer -> answer.labels().forEach(label -> right.computeIfAbsent(label.of, Boxes::new).add(label)));

        right.values().forEach(boxes -> System.out.println(boxes.table()));
        for (var level : Advice.Confidence.Level.values()) {
            var ofLevel = answers.stream().filter(answer -> answer.advice.confidence().level() == level).toList();
            System.out.printf("of %s confidence: %d, right %d%n", level, ofLevel.size(),
                    ofLevel.stream().filter(answer -> answer.example.accepts(answer.advice.verdict())).count());
        }
        answers.stream()
            .flatMap(answer -> answer.labels().stream().filter(label -> !label.right))
            .forEach(label -> System.out.println(label));
        assertThat(answers).isNotEmpty();
        assertThat(right.values()).allSatisfy(boxes -> assertThat(boxes.percent()).as(boxes.of)
            .isGreaterThanOrEqualTo(floors.getOrDefault(boxes.of, 0)));
    }

    @Test
    void theSameParagraphIsAdvisedTheSame() {
        assertThat(Example.all())
            .allSatisfy(example -> assertThat(Plain.advise(example.spec())).isEqualTo(Plain.advise(example.spec())));
    }

    private record Answer(Example example, Advice advice) {

        /// Tier and weeks count where somebody is to be booked, and is.
        List<Label> labels() {
            var labels = new ArrayList<>(List.of(
                    new Label(example.id(), "verdict", example.verdict().name(), advice.verdict().name(),
                            example.accepts(advice.verdict())),
                    new Label(example.id(), "stack", example.stack().name(), advice.stack().choice().name(),
                            example.accepts(advice.stack().choice()))));
            var booking = advice.sourcing().book();
            if (example.tier() != null && advice.verdict() == Verdict.BOOK) {
                labels.add(new Label(example.id(), "tier", example.tier().name(), booking.tier().name(),
                        example.accepts(booking.tier())));
                labels.add(new Label(example.id(), "weeks", example.weeksMin() + "-" + example.weeksMax(),
                        booking.weeks().from() + "-" + booking.weeks().to(), example.overlaps(booking.weeks())));
            }
            return labels;
        }

    }

    /// @param right whether it is the one that was expected, or acceptable
    private record Label(String example, String of, String expected, String advised, boolean right) {

        @Override
        public String toString() {
            return "%s: %s is %s and not %s".formatted(example, of, advised, expected);
        }

    }

    /// All answers about one thing.
    private record Boxes(String of, List<Label> labels) {

        Boxes(String of) {
            this(of, new ArrayList<>());
        }

        void add(Label label) {
            labels.add(label);
        }

        int percent() {
            return percent(labels);
        }

        private static int percent(Collection<Label> labels) {
            return (int) (100 * labels.stream().filter(Label::right).count() / labels.size());
        }

        /// What was expected in the lines, what was advised in the columns.
        String table() {
            var columns = labels.stream().map(Label::advised).collect(Collectors.toCollection(TreeSet::new));
            var lines = labels.stream()
                .collect(Collectors.groupingBy(Label::expected, TreeMap::new, Collectors.toList()));
            var head = Stream.concat(Stream.of(of, "right"), columns.stream());
            var rows = lines.entrySet()
                .stream()
                .map(line -> Stream.concat(
                        Stream.of(line.getKey(),
                                line.getValue().stream().filter(Label::right).count() + "/" + line.getValue().size()),
                        columns.stream()
                            .map(column -> Long.toString(
                                    line.getValue().stream().filter(label -> label.advised.equals(column)).count()))));
            var right = labels.stream().filter(Label::right).count();
            return "%n%s: %d of %d, %d %%%n".formatted(of, right, labels.size(), percent())
                    + Stream.concat(Stream.of(head), rows)
                        .map(cells -> cells.map("%-15s"::formatted).collect(Collectors.joining(" ")).stripTrailing())
                        .collect(Collectors.joining(System.lineSeparator()));
        }

    }

}
