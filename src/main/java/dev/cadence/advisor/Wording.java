package dev.cadence.advisor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Says in sentences what was found.
final class Wording {

    private static final int MOST_REASONS = 3;

    private static final Map<String, String> TECHNOLOGIES = Map.of("runs", "The company has %s", "wishes",
            "Somebody would like %s, or has heard of it", "lacks", "Nobody there knows %s, or it is not wanted",
            "mentions", "It mentions %s");

    private static final Map<String, String> FAMILIES = Map.of("go", "Go", "rust", "Rust", "jvm", "the JVM", "elixir",
            "Elixir", "zig", "Zig", "c", "C or C++", "other", "another stack");

    private final Knowledge knowledge;

    Wording(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Advice.Reading language(Tongue tongue) {
        if (tongue.isEnglish()) {
            return new Advice.Reading(tongue.name(), true, null);
        }
        return new Advice.Reading(tongue.name(), false, tongue.glosses().isEmpty()
                ? "Only English is understood. What is said here rests on the names in the text; please write it in English."
                : "Only English is understood in full, and of %s many single words. Please check what was read, or write it in English."
                    .formatted(tongue.name()));
    }

    /// What the name of a technology says, or null if it says nothing worth showing.
    @Nullable String technology(String signal) {
        if (signal.equals("product")) {
            return "It speaks of something that can be bought";
        }
        var dash = signal.indexOf('-');
        var family = dash < 0 ? null : FAMILIES.get(signal.substring(dash + 1));
        var text = dash < 0 ? null : TECHNOLOGIES.get(signal.substring(0, dash));
        return family == null || text == null ? null : text.formatted(family);
    }

    String summary(Judgement judgement, Advice.Sourcing sourcing) {
        var what = switch (judgement.verdict()) {
            case BOOK -> "Book a %s engineer for %d to %d weeks, $%,d to $%,d in all.".formatted(
                    title(sourcing.book().tier().name()), sourcing.book().weeks().from(), sourcing.book().weeks().to(),
                    sourcing.book().cost().from().minor() / 100, sourcing.book().cost().to().minor() / 100);
            case BUY -> "Buy %s%s.".formatted(sourcing.buy().name(), sourcing.buy().products().isEmpty() ? ""
                    : ", such as " + String.join(", ", sourcing.buy().products()));
            case BUILD -> "Hire people of your own for it; the first of them begins in about %d to %d weeks."
                .formatted(sourcing.build().weeksToHire().from(), sourcing.build().weeksToHire().to());
            case UNCLEAR ->
                "The paragraph does not say enough for a recommendation that is worth anything. Say what the "
                        + "software is to do, for whom, by when, and what is there already.";
        };
        var why = judgement.tally()
            .lines(judgement.verdict())
            .stream()
            .filter(line -> line.points() > 0 && !line.because().equals("base"))
            .sorted(Comparator.comparingInt(Tally.Line::points).reversed())
            .limit(MOST_REASONS)
            .map(line -> lower(line.says()))
            .collect(Collectors.joining("; "));
        return why.isEmpty() ? what : what + " What speaks for it: " + why + ".";
    }

    Advice.StackAdvice stack(Judgement judgement) {
        var choice = judgement.stack();
        var text = Knowledge.get(knowledge.stacks(), choice);
        var alternatives = Arrays.stream(Stack.values())
            .filter(stack -> stack != choice && stack != Stack.NONE && choice != Stack.NONE)
            .sorted(Comparator.comparingInt((Stack stack) -> judgement.tally().score(stack)).reversed())
            .map(stack -> new Advice.Alternative(stack, judgement.tally().score(stack),
                    Knowledge.get(knowledge.stacks(), stack).whyNot()))
            .toList();
        return new Advice.StackAdvice(choice, text.language(), text.framework(), text.dataStore(), text.boundary(),
                text.why(), alternatives);
    }

    private static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

}
