package dev.cadence.vetting;

import java.math.BigDecimal;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How engineers fare, for each version of the rubric by which decisions were made. What fewer than
/// {@link Group#FEWEST} decisions say is left out, and more where it could be found out from the rest.
@Schema(name = "BiasSummary")
record BiasSummary(List<ByRubric> rubrics) {

    /// @param all null for too few decisions
    /// @param byTierAsked the tiers that engineers asked for
    /// @param byRegion where their time zones are; `Other` also stands for whoever was
    /// erased
    @Schema(name = "RubricSummary")
    record ByRubric(int rubricVersion, @Nullable Figures all, List<Group> byTierAsked, List<Group> byRegion) {
    }

    /// What some decisions say together. Scores and hours are in hundredths, rates in
    /// ten-thousandths, rounded half up.
    ///
    /// @param approvalRate of the decisions as they were made, before any appeal
    /// @param approvalFrom where the 95 % interval of the rate begins (Wilson)
    /// @param approvalTo where it ends
    /// @param meanSpread from the lowest scorecard to the highest, where there are
    /// several; null for too few of those
    /// @param humanOverModel by how much humans grade higher than the model, where both
    /// have; null for too few of those
    /// @param hoursToInterview the median time from the submission to the interview's end
    /// @param hoursToDecision the median time from there to the decision
    /// @param hoursInAll the median of both together
    @Schema(name = "DecisionFigures")
    record Figures(int decisions, BigDecimal approvalRate, BigDecimal approvalFrom, BigDecimal approvalTo,
            BigDecimal meanScore, BigDecimal scoreDeviation, @Nullable BigDecimal meanSpread,
            @Nullable BigDecimal humanOverModel, BigDecimal hoursToInterview, BigDecimal hoursToDecision,
            BigDecimal hoursInAll, List<CriterionFigures> criteria) {
    }

    /// @param deviation the sample's standard deviation
    @Schema(name = "CriterionFigures")
    record CriterionFigures(String criterion, BigDecimal mean, BigDecimal deviation) {
    }

}
