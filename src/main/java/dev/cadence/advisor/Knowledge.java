package dev.cadence.advisor;

import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// What is known of building, buying and booking: the contents of `advisor/knowledge.yaml`.
///
/// @param version rises with every change, and is part of every answer
/// @param moods words that turn what is said beside them
/// @param technologies by what a company's own technology is called here, the skills that it stands for
/// @param signals what a paragraph may tell
/// @param rules what follows from several signals together
/// @param base points that a choice has from the beginning
/// @param products what can be bought
/// @param questions whose answers may change the recommendation
/// @param assumptions what is taken for granted if nothing else is said
/// @param stacks texts about them
/// @param tiers of engineers who are booked
/// @param tongues languages besides English of which words are known
/// @param wording what single words say
record Knowledge(int version, Moods moods, Map<String, List<String>> technologies, List<Signal> signals,
        List<Rule> rules, Points base, List<Product> products, List<Question> questions, List<Assumption> assumptions,
        Map<Stack, StackText> stacks, Map<Tier, TierText> tiers, Hiring hiring, Buying buying, List<Glossary> tongues,
        Wording wording) {

    /// @param denials what before or after words of the same clause denies them
    /// @param hearsay what makes things said beside it somebody's wish or word
    /// @param ownership what in a sentence makes technologies named in it the company's
    /// own
    /// @param settled what says of things beside it that they are there already, and good
    record Moods(Around denials, List<String> hearsay, List<String> ownership, List<String> settled) {
    }

    record Around(List<String> before, List<String> after) {
    }

    /// @param id kebab-case
    /// @param says in words, for whoever reads the arithmetic
    /// @param phrases by which it is found
    /// @param quantity by which it is found as well
    /// @param always whether it counts where it is denied, too: "without hiring" has its
    /// denial inside
    /// @param claims whether it counts only as the writer's own word, and not where
    /// somebody else is quoted with it
    /// @param points that it gives to choices
    record Signal(String id, String says, @Nullable List<String> phrases, @Nullable Amount quantity,
            @Nullable Boolean always, @Nullable Boolean claims, @Nullable Points points) {

        List<String> phrasesOrNone() {
            return phrases == null ? List.of() : phrases;
        }

        boolean claimed() {
            return Boolean.TRUE.equals(claims);
        }

        boolean countsAnyway() {
            return Boolean.TRUE.equals(always);
        }

    }

    /// An amount of a kind within bounds, with a word nearby.
    ///
    /// @param near one of these must stand in the same sentence; empty if none need
    /// @param unless none of these may stand in the same sentence
    record Amount(Quantity.Kind kind, @Nullable Long from, @Nullable Long to, @Nullable List<String> near,
            @Nullable List<String> unless) {

        boolean holds(long value) {
            return (from == null || value >= from) && (to == null || value <= to);
        }

    }

    /// @param all signals that must be there
    /// @param any of which one must be there
    /// @param none that must not be there
    record Rule(String id, String says, @Nullable List<String> all, @Nullable List<String> any,
            @Nullable List<String> none, @Nullable Points points) {
    }

    /// @param weeks to be added to the shortest and the longest estimate
    record Points(@Nullable Map<Verdict, Integer> verdict, @Nullable Map<Stack, Integer> stack,
            @Nullable Map<Tier, Integer> tier, @Nullable List<Integer> weeks) {
    }

    /// @param kind kebab-case
    /// @param name "a help desk"
    /// @param cost in dollars a month
    /// @param buildWhen when building it is right after all
    /// @param phrases each with how much it says, from 1 to 3
    record Product(String kind, String name, List<String> products, Range cost, String buildWhen,
            Map<String, Integer> phrases) {
    }

    record Range(int from, int to) {
    }

    /// @param assume the signals that are there if the answer is yes
    /// @param unless no use asking if one of these is there already
    /// @param withoutProduct whether nothing can be bought if the answer is yes
    record Question(String id, String ask, List<String> assume, @Nullable List<String> unless,
            @Nullable Boolean withoutProduct) {

        boolean rulesOutProducts() {
            return Boolean.TRUE.equals(withoutProduct);
        }

    }

    record Assumption(String says, List<String> unless, @Nullable List<Verdict> verdicts) {
    }

    /// @param why the reason, where it is chosen
    /// @param whyNot the reason, where it is not
    /// @param salary of a senior engineer in it, in dollars a year
    /// @param weeksToHire how long a hiring loop takes
    record StackText(@Nullable String language, @Nullable String framework, @Nullable String dataStore,
            @Nullable String boundary, String why, String whyNot, Range salary, Range weeksToHire) {
    }

    record TierText(Range weeks, String week, String why) {
    }

    /// @param loadedPercent what an employee costs, of the salary
    record Hiring(Range loadedPercent, String text) {
    }

    /// @param anyCost in dollars a month, of what nobody here knows
    /// @param strengths what it says, the weakest first
    record Buying(Range anyCost, String nothing, String buildWhen, List<Strength> strengths) {
    }

    /// How much it says that a paragraph speaks of something that can be bought.
    ///
    /// @param from the least weight of the words that were found
    /// @param says with a place for the product's name
    record Strength(String id, int from, String says, @Nullable Points points) {
    }

    /// Points by words as they are compared, and by pairs of words, for each choice in
    /// the order in which choices are declared.
    record Wording(Map<String, List<Integer>> verdict, Map<String, List<Integer>> stack,
            Map<String, List<Integer>> tier) {
    }

    /// @param language in English
    /// @param words each with what it means in English
    record Glossary(String language, Map<String, String> words) {
    }

    /// Of a map that has all of its keys, as the schema sees to.
    static <K, V> V get(Map<K, V> complete, K key) {
        var value = complete.get(key);
        if (value == null) {
            throw new IllegalStateException("Nothing is known of %s.".formatted(key));
        }
        return value;
    }

}
