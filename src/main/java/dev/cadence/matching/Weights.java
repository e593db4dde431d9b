package dev.cadence.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How many points each part of a score is worth at most.
///
/// @param skills for what the engineer can do
/// @param price for what a week costs
/// @param overlap for hours in which both work
/// @param ratings for what founders thought
/// @param utilisation for having been idle
/// @param industry on top, for knowing the company's trade
@Schema(name = "MatchingWeights")
record Weights(@Min(0) @Max(100) int skills, @Min(0) @Max(100) int price, @Min(0) @Max(100) int overlap,
        @Min(0) @Max(100) int ratings, @Min(0) @Max(100) int utilisation, @Min(0) @Max(100) int industry) {
}
