package dev.cadence.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.matching.ShortlistBook.Known;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A shortlist as its company sees it.
@Schema(name = "Shortlist")
record ShortlistView(UUID id, UUID briefId, Instant madeAt, int policyVersion, Weights weights, AskedView asked,
        @Schema(description = "How many engineers could be booked for it, and suited.") int compared,
        @Schema(description = "Whether the last place was given to somebody never shown before.") boolean explored,
        @Schema(description = "At most four, the best first; fewer if fewer can be booked.") List<CandidateView> places,
        @Schema(description = "Who came next, and who would have had a place but for one condition.") List<CandidateView> nearMisses) {

    /// As many as help to understand the places.
    private static final int NEAR_MISSES = 5;

    static ShortlistView of(Shortlist shortlist, MatchingPolicy policy, Map<UUID, Known> known) {
        return new ShortlistView(shortlist.id(), shortlist.brief().value(), shortlist.madeAt(),
                shortlist.policyVersion(), policy.weights(), AskedView.of(shortlist.asked()), shortlist.compared(),
                shortlist.explored(), views(shortlist.placed().stream(), known),
                views(shortlist.nearMisses().limit(NEAR_MISSES), known));
    }

    private static List<CandidateView> views(Stream<Candidate> candidates, Map<UUID, Known> known) {
        return candidates.map(candidate -> CandidateView.of(candidate, known.get(candidate.facts().engineer())))
            .toList();
    }

    /// What the brief asked for when the shortlist was made.
    @Schema(name = "ShortlistQuestion")
    record AskedView(List<String> required, List<String> niceToHave, @Nullable Tier tier, @Nullable Money weeklyBudget,
            Instant startAt, @Nullable String industry) {

        static AskedView of(Shortlist.Asked asked) {
            return new AskedView(asked.required(), asked.niceToHave(), asked.tier(), asked.weeklyBudget(),
                    asked.startAt(), asked.industry());
        }

    }

    @Schema(name = "Candidate")
    record CandidateView(@Schema(description = "From 1 on; absent for who got none.") @Nullable Integer place,
            UUID engineerId, @Schema(description = "Absent for who is not seen any more.") @Nullable String name,
            @Nullable String headline, Tier tier, Money weeklyPrice, PointsView score, List<String> reasons,
            @Schema(description = "Whether the place was a newcomer's to have, whatever the score.") boolean explored,
            @Schema(description = "What stood against a place.") @Nullable String keptOut) {

        static CandidateView of(Candidate candidate, @Nullable Known known) {
            var facts = candidate.facts();
            return new CandidateView(candidate.place(), facts.engineer(), known == null ? null : known.name(),
                    known == null ? null : known.headline(), facts.tier(), Money.usd(facts.measures().priceMinor()),
                    PointsView.of(candidate.score()), candidate.reasons(), candidate.explored(), candidate.keptOut());
        }

    }

    /// A score in points, by part.
    @Schema(name = "MatchingScore")
    record PointsView(BigDecimal total, BigDecimal skills, BigDecimal price, BigDecimal overlap, BigDecimal ratings,
            BigDecimal utilisation, BigDecimal industry) {

        static PointsView of(Score score) {
            return new PointsView(Score.points(score.total()), Score.points(score.skills()),
                    Score.points(score.price()), Score.points(score.overlap()), Score.points(score.ratings()),
                    Score.points(score.utilisation()), Score.points(score.industry()));
        }

    }

}
