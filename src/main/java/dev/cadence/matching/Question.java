package dev.cadence.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.roster.Industry;
import dev.cadence.roster.Overlaps;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// A brief as candidates are compared with it.
///
/// @param overlap null where the founder did not say when they work
/// @param start when work is to begin
/// @param at when the comparison is made
record Question(List<Asked> asked, @Nullable Tier tier, @Nullable Money budget, Overlaps.@Nullable Shared overlap,
        @Nullable Industry industry, Map<Tier, Money> prices, Instant start, Instant at) {

    static List<Asked> asked(Brief.Needs needs) {
        return Stream
            .concat(needs.required().stream().map(skill -> Asked.of(skill, Asked.REQUIRED)),
                    needs.niceToHave().stream().map(skill -> Asked.of(skill, Asked.NICE_TO_HAVE)))
            .toList();
    }

    boolean suits(Traits member) {
        return wants(member) && Measures.isAffordable(price(member), budgetMinor());
    }

    private boolean wants(Traits member) {
        return tier == null || tier == member.tier();
    }

    Fit fit(Traits member) {
        var shared = 0;
        var known = 0;
        var all = 0;
        for (var skill : asked) {
            all += skill.weight;
            if (member.can(skill.number)) {
                shared += skill.weight;
                known++;
            }
        }
        return new Fit(shared, all == 0 ? 0 : all + member.abilities() - known);
    }

    Measures measure(Traits member) {
        var fit = fit(member);
        return new Measures(fit.shared, fit.ofEither, price(member), budgetMinor(),
                overlap == null ? 0 : overlap.with(member.pattern()), overlap == null ? 0 : overlap.most(),
                member.starsSum(), member.starsCount(),
                Math.max(0, at.getEpochSecond() - Micros.second(member.idleSince())),
                industry != null && member.knows(Slugs.number(industry.slug())));
    }

    Facts facts(Member member) {
        return new Facts(member.engineer(), member.tier(), names(member, true), names(member, false),
                Micros.instant(member.idleSince()), measure(member));
    }

    private List<String> names(Member member, boolean known) {
        return asked.stream()
            .filter(skill -> member.can(skill.number) == known)
            .map(skill -> skill.skill.name())
            .toList();
    }

    private long budgetMinor() {
        return budget == null ? 0 : budget.minor();
    }

    private long price(Traits member) {
        var price = prices.get(member.tier());
        return price == null ? 0 : price.minor();
    }

    /// How well skills fit, each that is required counted twice.
    ///
    /// @param shared those that are asked for and there
    /// @param ofEither all that are asked for, and what else is there; 0 if none is asked
    /// for
    record Fit(int shared, int ofEither) {
    }

    /// A skill that is asked for.
    ///
    /// @param number of its slug
    /// @param weight 2 if it is required, or else 1
    record Asked(Skill skill, int number, int weight) {

        private static final int REQUIRED = 2;

        private static final int NICE_TO_HAVE = 1;

        static Asked of(Skill skill, int weight) {
            return new Asked(skill, Slugs.number(skill.slug()), weight);
        }

    }

}
