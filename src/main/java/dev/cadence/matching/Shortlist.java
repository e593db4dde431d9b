package dev.cadence.matching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// The stored answer to a brief. What is known of the best is kept with it, so that they can be compared anew.
///
/// @param asked as the brief was when it was made
/// @param compared how many engineers could be booked and suited
/// @param explored whether the last place was a newcomer's to have
/// @param candidates the best first, those with a place before all others
record Shortlist(UUID id, BriefId brief, CompanyId company, int policyVersion, Instant madeAt, Asked asked,
        int compared, boolean explored, List<Candidate> candidates) {

    /// A shortlist has so many places.
    static final int PLACES = 4;

    List<Candidate> placed() {
        return candidates.stream().filter(candidate -> candidate.place() != null).toList();
    }

    /// Who would have had a place but for one condition, and who came next.
    Stream<Candidate> nearMisses() {
        return candidates.stream().filter(candidate -> candidate.keptOut() != null);
    }

    /// Who would have had which place under other weights, the best first. A place that
    /// was a newcomer's to have stays theirs, and whom a condition kept out it keeps out.
    List<Replayed> replay(MatchingPolicy policy, Weights weights) {
        var anew = candidates.stream()
            .map(candidate -> candidate.weighed(policy, weights))
            .sorted(Candidate.BEST_FIRST)
            .toList();
        var placed = anew.stream()
            .filter(candidate -> !candidate.explored() && asked.allows(candidate.facts()))
            .limit(explored ? PLACES - 1 : PLACES)
            .toList();
        return anew.stream()
            .map(candidate -> new Replayed(candidate,
                    candidate.explored() ? Integer.valueOf(PLACES)
                            : placed.contains(candidate) ? Integer.valueOf(placed.indexOf(candidate) + 1) : null))
            .toList();
    }

    /// @param candidate with the score that other weights give, and the place from before
    /// @param place under the other weights; null for none
    record Replayed(Candidate candidate, @Nullable Integer place) {
    }

    /// What was asked for.
    record Asked(List<String> required, List<String> niceToHave, @Nullable Tier tier, @Nullable Money weeklyBudget,
            Instant startAt, @Nullable String industry) {

        boolean allows(Facts facts) {
            return (tier == null || tier == facts.tier()) && facts.measures().isAffordable();
        }

    }

}
