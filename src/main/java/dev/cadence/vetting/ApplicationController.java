package dev.cadence.vetting;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
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
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
@RequestMapping("/v1/applications")
@Tag(name = "Vetting", description = "From application to decision.")
class ApplicationController {

    private final ApplicationDesk desk;

    ApplicationController(ApplicationDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForEngineers(Scope.VETTING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "beginApplication",
            summary = "Begin an application, with what was said in the last one, if there is one")
    @Refuses({ "404 engineer-not-found", "409 application-open", "409 applied-too-early" })
    ResponseEntity<ApplicationView> begin(@AuthenticationPrincipal Caller.Engineer engineer) {
        var application = ApplicationView.of(desk.begin(engineer.engineer()));
        return ResponseEntity.created(URI.create("/v1/applications/" + application.id())).body(application);
    }

    @GetMapping
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @Operation(operationId = "listApplications",
            summary = "List one's own applications, or as an admin all that were submitted, newest first")
    Page<ApplicationView> list(@AuthenticationPrincipal Caller caller,
            @Parameter(description = "Only applications in one of these stages.") @RequestParam(
                    required = false) @Nullable Set<Application.@NotNull Stage> stage,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var stages = stage == null || stage.isEmpty() ? EnumSet.allOf(Application.Stage.class) : stage;
        return desk.list(caller, stages, cursor, limit).map(ApplicationView::of);
    }

    @GetMapping("/overdue")
    @ForAdmins(Scope.VETTING_READ)
    @Operation(operationId = "listOverdueApplications",
            summary = "List applications whose decision is overdue, the longest overdue first")
    @Refuses("400 invalid-cursor")
    Page<ApplicationView> overdue(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.overdue(cursor == null ? null : Cursor.parse(cursor), limit).map(ApplicationView::of);
    }

    @GetMapping("/{id}")
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readApplication", summary = "Read an application, and what is missing to submit it")
    @Refuses("404 application-not-found")
    ApplicationView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return ApplicationView.of(desk.find(caller, new ApplicationId(id)));
    }

    @PutMapping("/{id}")
    @ForEngineers(Scope.VETTING_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "writeApplication",
            summary = "Say everything anew in an application that was not submitted yet")
    @Refuses({ "404 application-not-found", "409 wrong-stage" })
    ApplicationView write(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Valid @RequestBody ApplicationForm form) {
        return ApplicationView.of(desk.write(engineer, new ApplicationId(id), form));
    }

    @PutMapping("/{id}/submission")
    @ForEngineers(Scope.VETTING_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "submitApplication", summary = "Hand an application in")
    @Refuses({ "404 application-not-found", "409 wrong-stage", "422 application-incomplete" })
    ApplicationView submit(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id) {
        return ApplicationView.of(desk.submit(engineer, new ApplicationId(id)));
    }

    @PutMapping("/{id}/withdrawal")
    @ForEngineers(Scope.VETTING_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "withdrawApplication",
            summary = "Take an application back, and with it the interview agreed for it")
    @Refuses({ "404 application-not-found", "409 wrong-stage" })
    ApplicationView withdraw(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id) {
        return ApplicationView.of(desk.withdraw(engineer, new ApplicationId(id)));
    }

}
