package dev.cadence.vetting;

import java.time.Clock;
import java.time.Duration;

import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Has transcripts graded by a model, after they have been stored. Its scorecard joins those of humans, and decides nothing
/// without one of them.
@Component
class ModelGrading {

    private static final Logger log = LoggerFactory.getLogger(ModelGrading.class);

    /// For how long a model that is away is asked again: by then humans have graded, and
    /// soon the decision is due.
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final GradingModel model;

    private final GradingDesk desk;

    private final Clock clock;

    ModelGrading(GradingModel model, GradingDesk desk, Clock clock) {
        this.model = model;
        this.desk = desk;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener(id = "vetting.grade")
    void on(TranscriptAdded added) {
        if (model.isThere()) {
            desk.open(new InterviewId(added.interview())).ifPresent(work -> grade(work, added));
        }
    }

    private void grade(GradingDesk.Work work, TranscriptAdded added) {
        switch (model.grade(work.rubric(), work.transcript())) {
            case GradingModel.Outcome.Graded graded -> take(work, graded);
            case GradingModel.Outcome.Nonsense nonsense -> log
                .warn("What the grader answers about interview {} is of no use: {}", added.interview(), nonsense.why());
            case GradingModel.Outcome.Away away -> {
                if (clock.instant().isBefore(added.at().plus(PATIENCE))) {
                    throw new GraderAway(away.why());
                }
                log.warn("The grader has been away for three days, and interview {} goes without it: {}",
                        added.interview(), away.why());
            }
        }
    }

    private void take(GradingDesk.Work work, GradingModel.Outcome.Graded graded) {
        try {
            desk.close(work, graded);
        }
        catch (Refusal refusal) {
            log.warn("The grader's scorecard of interview {} is not taken: {}", work.interview().value(),
                    refusal.code());
        }
    }

    /// Leaves the event to be tried again.
    static final class GraderAway extends RuntimeException {

        GraderAway(String why) {
            super("The grader does not answer: " + why, null, false, false);
        }

    }

}
