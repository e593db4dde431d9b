package dev.cadence.matching;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Somebody who was compared, as a shortlist keeps them.
///
/// @param place 1 to 4; null for who got none
/// @param explored whether the place was given to somebody never shown before, whatever the score
/// @param reasons for the score, in words
/// @param keptOut what stood against a place, in words; null for who got one
record Candidate(Facts facts, Score score, @Nullable Integer place, boolean explored, List<String> reasons,
        @Nullable String keptOut) {

    /// The best first; between equals the longest idle, then the id.
    static final Comparator<Candidate> BEST_FIRST = Comparator
        .comparingInt((Candidate candidate) -> candidate.score().total())
        .reversed()
        .thenComparing(candidate -> candidate.facts().idleSince())
        .thenComparing(candidate -> candidate.facts().engineer().toString());

    /// The same with the score that other weights give.
    Candidate weighed(MatchingPolicy policy, Weights weights) {
        return new Candidate(facts, Score.of(facts.measures(), policy, weights), place, explored, reasons, keptOut);
    }

}
