package dev.cadence.vetting;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What graders say is for admins; what was made of it, engineers read in the decision.
@RestController
@RequestMapping("/v1/interviews/{id}/scorecards")
@Tag(name = "Vetting", description = "From application to decision.")
class ScorecardController {

    private final ScorecardDesk desk;

    ScorecardController(ScorecardDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "submitScorecard",
            summary = "Grade an interview, for good, by the rubric in force when it began")
    @Refuses({ "404 interview-not-found", "409 wrong-stage", "409 conflict-of-interest", "409 scorecard-submitted",
            "422 scorecard-incomplete" })
    ResponseEntity<ScorecardView> submit(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody ScorecardRequest request) {
        var card = desk.submit(admin, new InterviewId(id), request.scores());
        return ResponseEntity.created(URI.create("/v1/interviews/%s/scorecards".formatted(id)))
            .body(ScorecardView.of(card));
    }

    @GetMapping
    @ForAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readGrades", summary = "Read how an interview was graded, by each and by all together")
    @Refuses({ "404 interview-not-found", "409 not-graded" })
    GradesView grades(@PathVariable UUID id) {
        return GradesView.of(desk.grades(new InterviewId(id)));
    }

    record ScorecardRequest(@NotNull @Size(min = 1, max = 30) List<@Valid @NotNull Score> scores) {
    }

    /// @param graderId the admin's account; null for a model
    /// @param model its name; null for a human
    @Schema(name = "Scorecard")
    record ScorecardView(UUID id, UUID interviewId, int rubricVersion, @Nullable UUID graderId, @Nullable String model,
            List<Score> scores, BigDecimal total, Instant submittedAt) {

        static ScorecardView of(Scorecard card) {
            return new ScorecardView(card.id(), card.interview().value(), card.rubricVersion(),
                    card.grader() instanceof Grader.Human human ? human.account().value() : null,
                    card.grader() instanceof Grader.Model model ? model.name() : null, card.scores(), card.total(),
                    card.submittedAt());
        }

    }

    /// @param mean of the totals
    /// @param spread from the lowest total to the highest
    @Schema(name = "Grades")
    record GradesView(BigDecimal mean, BigDecimal spread, List<CriterionView> criteria,
            List<ScorecardView> scorecards) {

        static GradesView of(Grades grades) {
            return new GradesView(grades.mean(), grades.spread(),
                    grades.rubric().criteria().stream().map(each -> CriterionView.of(each, grades)).toList(),
                    grades.scorecards().stream().map(ScorecardView::of).toList());
        }

    }

    @Schema(name = "CriterionGrades")
    record CriterionView(String criterion, String name, int weight, BigDecimal mean, BigDecimal spread) {

        static CriterionView of(Criterion criterion, Grades grades) {
            return new CriterionView(criterion.key(), criterion.name(), criterion.weight(), grades.mean(criterion),
                    grades.spread(criterion));
        }

    }

}
