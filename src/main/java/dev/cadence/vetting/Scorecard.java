package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Ids;

/// How one grader saw one interview. Immutable: who thinks otherwise later says so in the decision.
///
/// @param scores one for each criterion of the rubric
/// @param total weighted, 0 to 100
record Scorecard(UUID id, InterviewId interview, ApplicationId application, int rubricVersion, Grader grader,
        List<Score> scores, BigDecimal total, Instant submittedAt) {

    /// @throws dev.cadence.shared.Refusal `scorecard-incomplete` unless each criterion is
    /// graded once
    static Scorecard of(InterviewId interview, ApplicationId application, Rubric rubric, Grader grader,
            List<Score> scores, Instant now) {
        rubric.requireAllAndOnly(scores.stream().map(Score::criterion).toList(), "scores");
        return new Scorecard(Ids.next(), interview, application, rubric.version(), grader, List.copyOf(scores),
                rubric.total(criterion -> points(scores, criterion)), now);
    }

    int points(String criterion) {
        return points(scores, criterion);
    }

    private static int points(List<Score> scores, String criterion) {
        return scores.stream()
            .filter(score -> score.criterion().equals(criterion))
            .mapToInt(Score::points)
            .findAny()
            .orElseThrow();
    }

}
