package dev.cadence.vetting;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForEngineersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Vetting", description = "From application to decision.")
class AppealController {

    private final AppealDesk desk;

    AppealController(AppealDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/applications/{id}/appeal")
    @ForEngineers(Scope.VETTING_WRITE)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeAppeal", summary = "Contest a rejection, once")
    @Refuses({ "404 application-not-found", "404 engineer-not-found", "409 wrong-stage", "409 already-appealed",
            "409 too-late-to-appeal" })
    ResponseEntity<AppealView> make(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Valid @RequestBody AppealRequest request) {
        var appeal = desk.make(engineer, new ApplicationId(id), request.statement());
        return ResponseEntity.created(URI.create("/v1/applications/%s/appeal".formatted(id))).body(appeal);
    }

    @GetMapping("/applications/{id}/appeal")
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readAppeal", summary = "Read an appeal and what came of it")
    @Refuses({ "404 application-not-found", "404 appeal-not-found" })
    AppealView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new ApplicationId(id));
    }

    @PutMapping("/applications/{id}/appeal/decision")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "decideAppeal", summary = "Decide an appeal against another admin's decision, for good")
    @Refuses({ "404 application-not-found", "404 engineer-not-found", "404 appeal-not-found", "409 wrong-stage",
            "409 appeal-decided", "409 appeal-of-own-decision", "409 conflict-of-interest", "409 tier-above-asked",
            "409 score-too-low", "409 application-open" })
    AppealView decide(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody AppealDecisionRequest request) {
        return desk.decide(admin, new ApplicationId(id), request.outcome(), request.consistentTier(),
                request.summary());
    }

    @GetMapping("/appeals")
    @ForAdmins(Scope.VETTING_READ)
    @Operation(operationId = "listAppeals", summary = "List appeals that have to be decided, the first due first")
    @Refuses("400 invalid-cursor")
    Page<AppealView> open(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.open(cursor == null ? null : Cursor.parse(cursor), limit);
    }

    record AppealRequest(@NotBlank @Size(max = 4_000) @Prose String statement) {
    }

    /// A decision on an appeal.
    record AppealDecisionRequest(@NotNull Appeal.Outcome outcome,
            @Schema(description = "At which tier to approve; absent for any other outcome.") @Nullable Tier tier,
            @Schema(description = "To the engineer.") @NotBlank @Size(max = 4_000) @Prose String summary) {

        @Nullable Tier consistentTier() {
            if ((tier != null) != (outcome == Appeal.Outcome.APPROVED)) {
                throw Refusal.invalid("tier", "must be named for an approval, and for nothing else");
            }
            return tier;
        }

    }

}
