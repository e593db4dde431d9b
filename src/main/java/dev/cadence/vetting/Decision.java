package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What was decided of an application after an interview, by whom and why. Immutable.
///
/// @param round of the application in which it was made
/// @param tier at which the engineer is approved; null for a rejection
/// @param score of all scorecards, 0 to 100
/// @param spread from the lowest of them to the highest
/// @param reasons why not, by criterion; none for an approval
/// @param appealUntil from when on it is too late to appeal; null for an approval
record Decision(UUID id, ApplicationId application, EngineerId engineer, InterviewId interview, int round,
        Outcome outcome, @Nullable Tier tier, BigDecimal score, BigDecimal spread, int scorecards,
        Grades.GradedBy gradedBy, int rubricVersion, int policyVersion, String summary, List<Reason> reasons,
        AccountId decidedBy, Instant decidedAt, @Nullable Instant appealUntil) {

    /// @throws Refusal `no-human-scorecard`, `score-too-low`, `tier-above-asked`
    static Decision approve(Application application, Grades grades, Tier tier, String summary, VettingPolicy policy,
            AccountId by, Instant now) {
        grades.decisive();
        application.requireAsked(tier);
        policy.requireReached(grades.mean(), tier);
        return made(application, grades, Outcome.APPROVED, tier, summary, List.of(), policy, by, now);
    }

    /// @throws Refusal `no-human-scorecard`, `unknown-criterion`
    static Decision reject(Application application, Grades grades, String summary, List<Reason> reasons,
            VettingPolicy policy, AccountId by, Instant now) {
        grades.decisive();
        var unknown = grades.rubric().unknown(reasons.stream().map(Reason::criterion).toList(), "reasons");
        if (!unknown.isEmpty()) {
            throw Refusal.incomplete("unknown-criterion", "A reason belongs to a criterion of the interview's rubric.",
                    unknown);
        }
        return made(application, grades, Outcome.REJECTED, null, summary, reasons, policy, by, now);
    }

    private static Decision made(Application application, Grades grades, Outcome outcome, @Nullable Tier tier,
            String summary, List<Reason> reasons, VettingPolicy policy, AccountId by, Instant now) {
        var appealUntil = outcome == Outcome.REJECTED ? now.plus(policy.appealWithin()) : null;
        return new Decision(Ids.next(), application.id(), application.engineer(), grades.interview(),
                application.round(), outcome, tier, grades.mean(), grades.spread(), grades.scorecards().size(),
                grades.decisive(), grades.rubric().version(), policy.version(), summary, reasons, by, now, appealUntil);
    }

    /// @throws Refusal `too-late-to-appeal`
    void requireOpenToAppeal(Instant now) {
        if (appealUntil == null) {
            throw Refusal.conflict("wrong-stage", "Only a rejection can be appealed.");
        }
        if (!now.isBefore(appealUntil)) {
            throw Refusal.conflict("too-late-to-appeal", "This could be appealed until %s.".formatted(appealUntil));
        }
    }

    enum Outcome {

        APPROVED, REJECTED

    }

    /// Why not, in words that help with the next attempt.
    record Reason(@NotNull @Size(max = 40) String criterion, @NotBlank @Size(max = 2_000) @Prose String reason) {
    }

}
