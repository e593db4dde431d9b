package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// What follows from the signals of a paragraph.
///
/// @param signals that are there, and rules that hold
/// @param product what the paragraph speaks of most that can be bought, or null
record Judgement(Tally tally, Set<String> signals, Products.@Nullable Match product) {

    /// More hints than this make nothing more certain.
    private static final int MOST_FOR_PRODUCT = 8;

    static Judgement of(Knowledge knowledge, Set<String> said, Products.@Nullable Match product) {
        var tally = new Tally();
        tally.add("base", "What is true of most", knowledge.base());
        var signals = new HashSet<>(said);
        if (product != null) {
            var points = Math.min(product.weight(), MOST_FOR_PRODUCT);
            tally.add(Verdict.BUY, "product", "It speaks of " + product.product().name(), points);
            signals.addAll(strengths(product.weight()));
        }
        knowledge.signals()
            .stream()
            .filter(signal -> signals.contains(signal.id()))
            .forEach(signal -> tally.add(signal.id(), signal.says(), signal.points()));
        for (var rule : knowledge.rules()) {
            if (holds(rule, signals)) {
                signals.add(rule.id());
                tally.add(rule.id(), rule.says(), rule.points());
            }
        }
        return new Judgement(tally, signals, product);
    }

    private static List<String> strengths(int weight) {
        var strengths = new ArrayList<>(List.of("product-hint"));
        if (weight >= 3) {
            strengths.add("product-likely");
        }
        if (weight >= 5) {
            strengths.add("product-sure");
        }
        return strengths;
    }

    private static boolean holds(Knowledge.Rule rule, Set<String> signals) {
        return (rule.all() == null || signals.containsAll(rule.all()))
                && (rule.any() == null || rule.any().stream().anyMatch(signals::contains))
                && (rule.none() == null || rule.none().stream().noneMatch(signals::contains));
    }

    Verdict verdict() {
        return tally.verdict();
    }

    Tier tier() {
        return tally.tier();
    }

    Stack stack() {
        return switch (verdict()) {
            case BUY, UNCLEAR -> Stack.NONE;
            case BUILD, BOOK -> tally.stack();
        };
    }

}
