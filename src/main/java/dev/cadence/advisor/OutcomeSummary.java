package dev.cadence.advisor;

import java.math.BigDecimal;

import dev.cadence.vetting.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How often advice was right, among the briefs of a version of the knowledge, of a tier that was advised, of both, or of
/// neither and so of all.
@Schema(name = "AdviceOutcomeSummary")
record OutcomeSummary(
        @Schema(description = "The version of what was known; absent for every one.") @Nullable Integer knowledge,
        @Schema(description = "The tier that was advised; absent for every one.") @Nullable Tier tier,
        @Schema(description = "Briefs that were made of advice.") long briefs,
        @Schema(description = "Briefs of which somebody was requested.") long requested,
        @Schema(description = "Bookings that have begun.") long started,
        @Schema(description = "Those of them whose tier is the one that was advised.") long tierAgreed,
        @Schema(description = "Briefs of which all work is over, which are compared below.") long ended,
        @Schema(description = "Those of them that took as many weeks as were advised.") long withinWeeks,
        @Schema(description = "Advised at least; absent if there is nothing to compare.") @Nullable BigDecimal medianWeeksFrom,
        @Schema(description = "Advised at most; absent if there is nothing to compare.") @Nullable BigDecimal medianWeeksUntil,
        @Schema(description = "Worked and paid; absent if there is nothing to compare.") @Nullable BigDecimal medianWeeks,
        @Schema(description = "By how many weeks it took longer than advised at most, or less than advised at least if below"
                + " zero; absent if there is nothing to compare.") @Nullable BigDecimal medianDifference) {
}
