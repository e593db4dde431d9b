package dev.cadence.advisor;

import java.util.HashSet;
import java.util.Set;

import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// What follows from the signals of a paragraph.
///
/// @param signals that are there, and rules that hold
/// @param product what the paragraph speaks of most that can be bought, or null
record Judgement(Tally tally, Set<String> signals, Products.@Nullable Match product) {

    static Judgement of(Knowledge knowledge, Set<String> said, Wordings.Told wording,
            Products.@Nullable Match product) {
        var tally = new Tally();
        tally.add("base", "What is true of most", knowledge.base());
        var signals = new HashSet<>(said);
        if (product != null) {
            knowledge.buying()
                .strengths()
                .stream()
                .filter(strength -> product.weight() >= strength.from())
                .forEach(strength -> {
                    signals.add(strength.id());
                    tally.add(strength.id(), strength.says().formatted(product.product().name()), strength.points());
                });
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
        tally.add(wording);
        return new Judgement(tally, signals, product);
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
