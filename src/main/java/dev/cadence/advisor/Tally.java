package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// Adds up what signals and rules give to each choice.
final class Tally {

    private final Map<Verdict, List<Line>> verdicts = new EnumMap<>(Verdict.class);

    private final Map<Stack, List<Line>> stacks = new EnumMap<>(Stack.class);

    private final Map<Tier, List<Line>> tiers = new EnumMap<>(Tier.class);

    private int moreWeeksFrom;

    private int moreWeeksTo;

    Tally() {
        for (var verdict : Verdict.values()) {
            verdicts.put(verdict, new ArrayList<>());
        }
        for (var stack : Stack.values()) {
            stacks.put(stack, new ArrayList<>());
        }
        for (var tier : Tier.values()) {
            tiers.put(tier, new ArrayList<>());
        }
    }

    void add(String because, String says, Knowledge.@Nullable Points points) {
        if (points != null) {
            add(verdicts, because, says, points.verdict());
            add(stacks, because, says, points.stack());
            add(tiers, because, says, points.tier());
            if (points.weeks() != null) {
                moreWeeksFrom += points.weeks().getFirst();
                moreWeeksTo += points.weeks().getLast();
            }
        }
    }

    void add(Wordings.Told worded) {
        add(verdicts, worded.verdicts());
        add(stacks, worded.stacks());
        add(tiers, worded.tiers());
    }

    private static <T> void add(Map<T, List<Line>> all, Map<T, Wordings.Line> worded) {
        worded.forEach((choice, line) -> {
            var lines = all.get(choice);
            if (lines != null) {
                lines.add(new Line("wording", line.says(), line.points()));
            }
        });
    }

    private static <T> void add(Map<T, List<Line>> all, String because, String says, @Nullable Map<T, Integer> points) {
        if (points != null) {
            points.forEach((choice, number) -> {
                var lines = all.get(choice);
                if (lines != null) {
                    lines.add(new Line(because, says, number));
                }
            });
        }
    }

    List<Line> lines(Verdict verdict) {
        return verdicts.getOrDefault(verdict, List.of());
    }

    int score(Verdict verdict) {
        return sum(lines(verdict));
    }

    List<Line> lines(Stack stack) {
        return stacks.getOrDefault(stack, List.of());
    }

    int score(Stack stack) {
        return sum(lines(stack));
    }

    int score(Tier tier) {
        return sum(tiers.getOrDefault(tier, List.of()));
    }

    int moreWeeksFrom() {
        return moreWeeksFrom;
    }

    int moreWeeksTo() {
        return moreWeeksTo;
    }

    private static int sum(List<Line> lines) {
        return lines.stream().mapToInt(Line::points).sum();
    }

    /// The verdict with the most points; of two with as many, the one that commits to
    /// less.
    Verdict verdict() {
        return List.of(Verdict.UNCLEAR, Verdict.BOOK, Verdict.BUY, Verdict.BUILD)
            .stream()
            .max(Comparator.comparingInt((Verdict verdict) -> score(verdict)).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    }

    Stack stack() {
        return java.util.Arrays.stream(Stack.values())
            .filter(stack -> stack != Stack.NONE)
            .max(Comparator.comparingInt((Stack stack) -> score(stack)).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    }

    Tier tier() {
        return java.util.Arrays.stream(Tier.values())
            .max(Comparator.comparingInt((Tier tier) -> score(tier)).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    }

    /// @param because the signal or rule
    record Line(String because, String says, int points) {
    }

}
