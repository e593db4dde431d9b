package dev.cadence.vetting;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A decision as somebody reads it who audits all of them: nothing in it names anybody, is an id of ours or was written by
/// hand.
///
/// @param engineer a name drawn at random, the same in each export; null once they were erased, as is what they said of
/// themselves
/// @param decider likewise
/// @param application how many applications the engineer had submitted by then, with this one
/// @param score of all scorecards, 0 to 100, in hundredths
/// @param spread from the lowest of them to the highest
/// @param region the first part of their time zone's name, or `Other` for one that is of no continent or ocean
/// @param hoursToInterview from the submission to the interview's end, in hundredths
/// @param hoursToDecision from the interview's end to the decision
/// @param hoursInAll from the submission to the decision
/// @param appeal what became of an appeal; null if there was none
/// @param appealInTime whether it came before it was too late; null if there was none
@Schema(name = "AuditedDecision")
record AuditedDecision(@Nullable UUID engineer, @Nullable UUID decider, int application, int round, int rubricVersion,
        int policyVersion, Decision.Outcome outcome, Tier tierAsked, @Nullable Tier tierGiven, BigDecimal score,
        BigDecimal spread, int scorecards, Grades.GradedBy gradedBy, List<Points> criteria,
        @Nullable Integer yearsOfExperience, @Nullable String region, @Nullable Integer skills,
        BigDecimal hoursToInterview, BigDecimal hoursToDecision, BigDecimal hoursInAll, @Nullable AppealOutcome appeal,
        @Nullable Boolean appealInTime) {

    /// What all scorecards say of one criterion.
    @Schema(name = "AuditedCriterion")
    record Points(String criterion, BigDecimal mean, BigDecimal spread) {
    }

    enum AppealOutcome {

        OPEN, UPHELD, APPROVED, NEW_INTERVIEW

    }

}
