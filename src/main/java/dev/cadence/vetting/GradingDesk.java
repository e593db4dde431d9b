package dev.cadence.vetting;

import java.util.Optional;

import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a model has to grade, and where its scorecard goes.
@Service
@Transactional
class GradingDesk {

    private final Interviews interviews;

    private final Applications applications;

    private final Rubrics rubrics;

    private final Scorecards scorecards;

    private final ScorecardDesk desk;

    GradingDesk(Interviews interviews, Applications applications, Rubrics rubrics, Scorecards scorecards,
            ScorecardDesk desk) {
        this.interviews = interviews;
        this.applications = applications;
        this.rubrics = rubrics;
        this.scorecards = scorecards;
        this.desk = desk;
    }

    /// @return empty when a model has graded the interview, when its application does not
    /// wait for a decision on it, and when nothing of it is written down
    @Transactional(readOnly = true)
    Optional<Work> open(InterviewId id) {
        return interviews.findById(id)
            .filter(this::awaitsDecision)
            .filter(interview -> scorecards.of(id).stream().noneMatch(card -> card.grader() instanceof Grader.Model))
            .flatMap(interview -> interviews.transcriptOf(id)
                .map(transcript -> new Work(id, rubrics.inForceAt(interview.startsAt()), transcript)));
    }

    private boolean awaitsDecision(Interview interview) {
        return interview.stage() == Interview.Stage.HELD && applications.findById(interview.application())
            .filter(application -> application.stage() == Application.Stage.INTERVIEWED)
            .flatMap(application -> interviews.latestHeldOf(application.id()))
            .filter(latest -> latest.id().equals(interview.id()))
            .isPresent();
    }

    /// Takes what a model made of a transcript, unless that has been written down anew or
    /// forgotten meanwhile.
    /// @throws Refusal as for a human's scorecard
    void close(Work work, GradingModel.Outcome.Graded graded) {
        interviews.applicationOf(work.interview()).ifPresent(applications::lock);
        if (interviews.transcriptOf(work.interview()).filter(work.transcript()::equals).isPresent()) {
            desk.submit(graded.model(), work.interview(), graded.scores());
        }
    }

    /// An interview to be graded.
    record Work(InterviewId interview, Rubric rubric, String transcript) {

        @Override
        public String toString() {
            return "Work[interview=%s]".formatted(interview.value());
        }

    }

}
