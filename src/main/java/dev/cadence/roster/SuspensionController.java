package dev.cadence.roster;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/engineers/{id}/suspension")
@Tag(name = "Engineers", description = "Who can be booked.")
class SuspensionController {

    private final Roster roster;

    SuspensionController(Roster roster) {
        this.roster = roster;
    }

    @PutMapping
    @ForAdmins(Scope.ROSTER_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "suspendEngineer",
            summary = "Let nobody see or book an engineer; requests that wait are declined, and other bookings go on")
    @Refuses("404 engineer-not-found")
    SuspensionView suspend(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody SuspensionRequest request) {
        return SuspensionView.of(roster.suspend(new EngineerId(id), request.reason(), admin.account()));
    }

    @DeleteMapping
    @ForAdmins(Scope.ROSTER_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "reinstateEngineer", summary = "Show an engineer again")
    @Refuses("404 engineer-not-found")
    void reinstate(@PathVariable UUID id) {
        roster.reinstate(new EngineerId(id));
    }

    @Schema(name = "SuspensionRequest")
    record SuspensionRequest(@Schema(description = "For the engineer to read, and for admins.") @NotBlank @Size(
            max = 2_000) @Prose String reason) {
    }

    @Schema(name = "Suspension")
    record SuspensionView(Instant since, String reason,
            @Schema(description = "The account of the admin who gave the reason.") UUID by) {

        static SuspensionView of(Suspension suspension) {
            return new SuspensionView(suspension.since(), suspension.reason(), suspension.by().value());
        }

    }

}
