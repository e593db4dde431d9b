package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A decision as its engineer and admins read it. Who decided is in the audit trail.
///
/// @param score of all scorecards, 0 to 100
/// @param spread from the lowest of them to the highest
/// @param words the same once more, in sentences to the engineer
@Schema(name = "Decision")
record DecisionView(UUID id, UUID applicationId, int round, Decision.Outcome outcome, @Nullable Tier tier,
        BigDecimal score, BigDecimal spread, int scorecards, Grades.GradedBy gradedBy, int rubricVersion,
        String summary, List<Finding> findings, List<String> words, Instant decidedAt, @Nullable Instant appealUntil,
        @Nullable Instant applyAgainFrom) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);

    static DecisionView of(Decision decision, Application application, Grades grades, VettingPolicy policy) {
        var findings = grades.rubric().criteria().stream().map(each -> Finding.of(each, decision, grades)).toList();
        var again = decision.outcome() == Decision.Outcome.REJECTED
                ? decision.decidedAt().plus(policy.applyAgainAfter()) : null;
        return new DecisionView(decision.id(), decision.application().value(), decision.round(), decision.outcome(),
                decision.tier(), decision.score(), decision.spread(), decision.scorecards(), decision.gradedBy(),
                decision.rubricVersion(), decision.summary(), findings,
                words(decision, application, findings, policy, again), decision.decidedAt(), decision.appealUntil(),
                again);
    }

    private static List<String> words(Decision decision, Application application, List<Finding> findings,
            VettingPolicy policy, @Nullable Instant again) {
        var words = new ArrayList<String>();
        words.add(verdict(decision, application, policy));
        words.add(decision.summary());
        words.add(grading(decision));
        findings.stream().map(Finding::inWords).forEach(words::add);
        if (again != null && decision.appealUntil() != null) {
            words.add("You can appeal before %s; another admin will decide. You can apply again from %s on."
                .formatted(TIME.format(decision.appealUntil()), TIME.format(again)));
        }
        return words;
    }

    private static String verdict(Decision decision, Application application, VettingPolicy policy) {
        var asked = application.form().tierAsked();
        return switch (decision.outcome()) {
            case REJECTED -> "You were not approved this time.";
            case APPROVED -> decision.tier() == asked ? "You are approved as %s.".formatted(decision.tier())
                    : "You are approved as %s. You had asked for %s; %d of 100 are asked for there."
                        .formatted(decision.tier(), asked, policy.leastFor(asked == null ? Tier.LEAD : asked));
        };
    }

    private static String grading(Decision decision) {
        var by = switch (decision.gradedBy()) {
            case HUMAN -> "people";
            case BOTH -> "people and by a model that read the transcript, which alone decides nothing";
            case MODEL -> "a model";
        };
        return decision.scorecards() == 1
                ? "Your interview was graded %s of 100.".formatted(decision.score().toPlainString())
                : "Your interview was graded %s of 100, on %d scorecards by %s; they lie %s apart.".formatted(
                        decision.score().toPlainString(), decision.scorecards(), by, decision.spread().toPlainString());
    }

    /// What came out for one criterion.
    ///
    /// @param points the mean of all scorecards, 0 to 100
    /// @param reason why it stood against an approval; null when it did not
    @Schema(name = "Finding")
    record Finding(String criterion, String name, int weight, BigDecimal points, BigDecimal spread,
            @Nullable String reason) {

        static Finding of(Criterion criterion, Decision decision, Grades grades) {
            var reason = decision.reasons()
                .stream()
                .filter(each -> each.criterion().equals(criterion.key()))
                .map(Decision.Reason::reason)
                .findAny();
            return new Finding(criterion.key(), criterion.name(), criterion.weight(), grades.mean(criterion),
                    grades.spread(criterion), reason.orElse(null));
        }

        private String inWords() {
            var graded = "%s: %s of 100.".formatted(name, points.toPlainString());
            return reason == null ? graded : graded + " " + reason;
        }

    }

}
