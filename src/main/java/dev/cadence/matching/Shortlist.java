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

    /// What was asked for.
    record Asked(List<String> required, List<String> niceToHave, @Nullable Tier tier, @Nullable Money weeklyBudget,
            Instant startAt, @Nullable String industry) {
    }

}
