package dev.cadence.vetting;

import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/applications/{id}")
@Tag(name = "Vetting", description = "From application to decision.")
class DecisionController {

    private final DecisionDesk desk;

    DecisionController(DecisionDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/decision")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "decideApplication",
            summary = "Approve at a tier that the score allows, or reject with reasons; for good")
    @Refuses({ "404 application-not-found", "404 engineer-not-found", "409 wrong-stage", "409 conflict-of-interest",
            "409 not-graded", "409 no-human-scorecard", "409 tier-above-asked", "409 score-too-low",
            "422 unknown-criterion" })
    DecisionView decide(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody DecisionRequest request) {
        var application = new ApplicationId(id);
        return switch (request.outcome()) {
            case APPROVED -> desk.approve(admin, application, request.requiredTier(), request.summary());
            case REJECTED -> desk.reject(admin, application, request.summary(), request.requiredReasons());
        };
    }

    @GetMapping("/decisions")
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "listDecisions",
            summary = "Read what was decided of an application, and why, in words; one for each round")
    @Refuses("404 application-not-found")
    DecisionsView list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new DecisionsView(desk.list(caller, new ApplicationId(id)));
    }

    @Schema(name = "Decisions")
    record DecisionsView(List<DecisionView> decisions) {
    }

    /// A decision to be made.
    record DecisionRequest(@NotNull Decision.Outcome outcome,
            @Schema(description = "At which tier to approve; absent for a rejection.") @Nullable Tier tier,
            @Schema(description = "To the engineer.") @NotBlank @Size(max = 4_000) @Prose String summary,
            @Schema(description = "Why not, by criterion; at least one for a rejection.") @Nullable @Size(
                    max = 30) List<Decision.@Valid @NotNull Reason> reasons) {

        Tier requiredTier() {
            if (tier == null || reasons != null && !reasons.isEmpty()) {
                throw Refusal.invalid("tier", "must be named for an approval, which has no reasons against it");
            }
            return tier;
        }

        List<Decision.Reason> requiredReasons() {
            if (tier != null || reasons == null || reasons.isEmpty()) {
                throw Refusal.invalid("reasons", "must be given for a rejection, which names no tier");
            }
            if (reasons.stream().map(Decision.Reason::criterion).distinct().count() < reasons.size()) {
                throw Refusal.invalid("reasons", "must name each criterion once");
            }
            return reasons;
        }

    }

}
