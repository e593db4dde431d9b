package dev.cadence.vetting;

import java.net.URI;
import java.time.ZoneId;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForEngineersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
@RequestMapping("/v1/interviews")
@Tag(name = "Vetting", description = "From application to decision.")
class InterviewController {

    private final InterviewDesk desk;

    private final Readers readers;

    InterviewController(InterviewDesk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    @PostMapping
    @ForEngineers(Scope.VETTING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "agreeInterview", summary = "Take a slot for the interview of one's application")
    @Refuses({ "404 slot-not-found", "409 application-not-submitted", "409 conflict-of-interest",
            "409 interview-agreed", "409 slot-over", "409 slot-taken", "409 wrong-stage" })
    ResponseEntity<InterviewView> agree(@AuthenticationPrincipal Caller.Engineer engineer,
            @Valid @RequestBody SlotWish wish) {
        var interview = view(engineer, desk.agree(engineer, new SlotId(wish.slotId())));
        return ResponseEntity.created(URI.create("/v1/interviews/" + interview.id())).body(interview);
    }

    @GetMapping
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @Operation(operationId = "listInterviews",
            summary = "List one's own interviews, or as an admin all, the last agreed first")
    Page<InterviewView> list(@AuthenticationPrincipal Caller caller,
            @Parameter(description = "For admins: only those that they hold themselves.") @RequestParam(
                    defaultValue = "false") boolean mine,
            @Parameter(description = SlotController.ZONE) @RequestParam(required = false) @Nullable ZoneId timeZone,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var reader = readers.of(caller, timeZone);
        return desk.list(caller, mine, cursor, limit).map(interview -> InterviewView.of(interview, reader));
    }

    @GetMapping("/{id}")
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readInterview", summary = "Read an interview")
    @Refuses("404 interview-not-found")
    InterviewView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Parameter(description = SlotController.ZONE) @RequestParam(required = false) @Nullable ZoneId timeZone) {
        return InterviewView.of(desk.find(caller, new InterviewId(id)), readers.of(caller, timeZone));
    }

    @PutMapping("/{id}/slot")
    @ForEngineersAndAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "moveInterview",
            summary = "Move an interview to another slot; as its engineer not later than 24 hours before its start")
    @Refuses({ "404 interview-not-found", "404 slot-not-found", "409 conflict-of-interest", "409 slot-over",
            "409 slot-taken", "409 too-late-to-move", "409 wrong-stage" })
    InterviewView move(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody SlotWish wish) {
        return view(caller, desk.move(caller, new InterviewId(id), new SlotId(wish.slotId())));
    }

    @PutMapping("/{id}/cancellation")
    @ForEngineersAndAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "cancelInterview",
            summary = "Cancel an interview; as its engineer not later than 24 hours before its start")
    @Refuses({ "404 interview-not-found", "409 too-late-to-move", "409 wrong-stage" })
    InterviewView cancel(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return view(caller, desk.cancel(caller, new InterviewId(id)));
    }

    @PutMapping("/{id}/conclusion")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "concludeInterview",
            summary = "Say that an interview is held, from whose end on the decision is due")
    @Refuses({ "404 interview-not-found", "409 conflict-of-interest", "409 interview-not-begun", "409 wrong-stage" })
    InterviewView conclude(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        return view(admin, desk.conclude(admin, new InterviewId(id)));
    }

    @PutMapping("/{id}/no-show")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "missInterview",
            summary = "Say that the engineer did not come, 15 minutes after the start or later")
    @Refuses({ "404 interview-not-found", "409 interview-not-begun", "409 wrong-stage" })
    InterviewView miss(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        return view(admin, desk.miss(admin, new InterviewId(id)));
    }

    private InterviewView view(Caller caller, Interview interview) {
        return InterviewView.of(interview, readers.of(caller, null));
    }

    record SlotWish(@Schema(description = "One of those that are listed.") @NotNull UUID slotId) {
    }

}
