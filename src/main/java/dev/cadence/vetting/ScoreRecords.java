package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.stereotype.Component;

/// What graders wrote down of engineers in interviews. Erased, the points stay, and say nothing about anybody.
@Component
class ScoreRecords implements PersonalData {

    private final Applications applications;

    private final Scorecards scorecards;

    ScoreRecords(Applications applications, Scorecards scorecards) {
        this.applications = applications;
        this.scorecards = scorecards;
    }

    @Override
    public String section() {
        return "scores";
    }

    @Override
    public Class<? extends Record> form() {
        return ScoreRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer ? scores(engineer.engineer()) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            scorecards.forgetEvidenceAbout(engineer.engineer());
        }
    }

    private Stream<ScoreRecord> scores(EngineerId engineer) {
        return applications.streamOf(engineer)
            .flatMap(application -> scorecards.of(application.id()).stream())
            .flatMap(card -> card.scores().stream().map(score -> ScoreRecord.of(card, score)));
    }

    @Schema(name = "ScoreRecord")
    record ScoreRecord(UUID interviewId, String criterion, int points, String evidence, Instant submittedAt) {

        static ScoreRecord of(Scorecard card, Score score) {
            return new ScoreRecord(card.interview().value(), score.criterion(), score.points(), score.evidence(),
                    card.submittedAt());
        }

    }

}
