package dev.cadence.vetting;

import java.time.Clock;
import java.util.List;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where interviews are graded, until the application is decided.
@Service
@Transactional
class ScorecardDesk {

    private final Scorecards scorecards;

    private final Interviews interviews;

    private final Applications applications;

    private final Rubrics rubrics;

    private final Conflicts conflicts;

    private final Clock clock;

    ScorecardDesk(Scorecards scorecards, Interviews interviews, Applications applications, Rubrics rubrics,
            Conflicts conflicts, Clock clock) {
        this.scorecards = scorecards;
        this.interviews = interviews;
        this.applications = applications;
        this.rubrics = rubrics;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /// @throws Refusal `interview-not-found`, `wrong-stage` before the interview was held
    /// or once the application was decided,
    /// `conflict-of-interest`, `scorecard-incomplete`, `scorecard-submitted`
    Scorecard submit(Caller.Admin admin, InterviewId id, List<Score> scores) {
        return add(id, new Grader.Human(admin.account()), scores);
    }

    /// What a model made of the transcript. It joins what humans say, and decides
    /// nothing.
    /// @throws Refusal as for a human
    Scorecard submit(String model, InterviewId id, List<Score> scores) {
        return add(id, new Grader.Model(model), scores);
    }

    private Scorecard add(InterviewId id, Grader grader, List<Score> scores) {
        var interview = held(id);
        var application = applications.lock(interview.application()).orElseThrow();
        application.requireAwaitingDecision();
        interview.requireEvidenceOf(application);
        if (grader instanceof Grader.Human human) {
            conflicts.requireNone(human.account(), interview.engineer());
        }
        if (scorecards.of(id).stream().anyMatch(card -> isOf(grader, card))) {
            throw Refusal.conflict("scorecard-submitted",
                    "Each grader submits one scorecard for an interview, and never changes it.");
        }
        var card = Scorecard.of(id, interview.application(), rubrics.inForceAt(interview.startsAt()), grader, scores,
                clock.instant());
        scorecards.add(card);
        return card;
    }

    private static boolean isOf(Grader grader, Scorecard card) {
        return grader instanceof Grader.Model ? card.grader() instanceof Grader.Model : card.grader().equals(grader);
    }

    private Interview held(InterviewId id) {
        var interview = interviews.findById(id).orElseThrow(() -> InterviewDesk.notFound(id));
        if (interview.stage() != Interview.Stage.HELD) {
            throw Refusal.conflict("wrong-stage", "Only an interview that was held can be graded.");
        }
        return interview;
    }

    /// What all who have graded an interview say together.
    /// @throws Refusal `interview-not-found`, `not-graded`
    @Transactional(readOnly = true)
    Grades grades(InterviewId id) {
        var interview = interviews.findById(id).orElseThrow(() -> InterviewDesk.notFound(id));
        var cards = scorecards.of(id);
        if (cards.isEmpty()) {
            throw Refusal.conflict("not-graded", "Nobody has graded this interview yet.");
        }
        return new Grades(rubrics.inForceAt(interview.startsAt()), cards);
    }

}
