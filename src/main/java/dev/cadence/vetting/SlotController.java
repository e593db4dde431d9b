package dev.cadence.vetting;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Cursor;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/interview-slots")
@Tag(name = "Vetting", description = "From application to decision.")
class SlotController {

    static final String ZONE = "The reader's own: a region of the time zone database. If absent an engineer's is that of "
            + "their last application, and an admin's is UTC.";

    private final SlotDesk desk;

    private final Readers readers;

    SlotController(SlotDesk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    @PostMapping
    @ForAdmins(Scope.VETTING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "offerInterviewSlot", summary = "Say when one can be talked to as an interviewer")
    @Refuses({ "409 slot-overlaps", "422 slot-out-of-range" })
    ResponseEntity<SlotView> offer(@AuthenticationPrincipal Caller.Admin admin, @Valid @RequestBody SlotOffer offer) {
        var slot = desk.offer(admin, offer.startsAt(), offer.endsAt(), offer.timeZone());
        return ResponseEntity.created(URI.create("/v1/interview-slots/" + slot.id().value()))
            .body(SlotView.of(slot, readers.of(admin, slot.timeZone())));
    }

    @GetMapping
    @ForEngineersAndAdmins(Scope.VETTING_READ)
    @Operation(operationId = "listInterviewSlots",
            summary = "List the slots ahead that nobody has taken, the earliest first")
    @Refuses("400 invalid-cursor")
    Page<SlotView> list(@AuthenticationPrincipal Caller caller,
            @Parameter(description = ZONE) @RequestParam(required = false) @Nullable ZoneId timeZone,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var reader = readers.of(caller, timeZone);
        return desk.open(caller, cursor == null ? null : Cursor.parse(cursor), limit)
            .map(slot -> SlotView.of(slot, reader));
    }

    @GetMapping("/{id}")
    @ForAdmins(Scope.VETTING_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readInterviewSlot", summary = "Read a slot that was not withdrawn, taken or not")
    @Refuses("404 slot-not-found")
    SlotView find(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Parameter(description = ZONE) @RequestParam(required = false) @Nullable ZoneId timeZone) {
        return SlotView.of(desk.find(new SlotId(id)), readers.of(admin, timeZone));
    }

    @DeleteMapping("/{id}")
    @ForAdmins(Scope.VETTING_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawInterviewSlot", summary = "Withdraw a slot that nobody has taken")
    @Refuses({ "404 slot-not-found", "409 slot-taken" })
    void withdraw(@PathVariable UUID id) {
        desk.withdraw(new SlotId(id));
    }

    /// @param timeZone a region
    record SlotOffer(
            @Schema(description = "After now, and within the next 365 days.",
                    example = "2026-03-05T15:00:00Z") @NotNull Instant startsAt,
            @Schema(description = "15 minutes to 3 hours after the start.",
                    example = "2026-03-05T15:45:00Z") @NotNull Instant endsAt,
            @Schema(description = "The interviewer's own: a region of the time zone database.",
                    example = "America/New_York") @NotNull ZoneId timeZone) {

        SlotOffer {
            // A request may leave it out; validation says so once the record exists.
            if (timeZone != null) {
                Introduction.checkZone(timeZone);
            }
        }

    }

    /// A slot that can be taken.
    ///
    /// @param interviewerId for admins only
    @Schema(name = "InterviewSlot")
    record SlotView(UUID id, Instant startsAt, Instant endsAt,
            @Schema(description = "By the interviewer's clock.") LocalSpan interviewerTime,
            @Schema(description = "By the reader's clock.") LocalSpan readerTime,
            @Schema(description = "For admins only.") @Nullable UUID interviewerId) {

        static SlotView of(InterviewSlot slot, Reader reader) {
            return new SlotView(slot.id().value(), slot.startsAt(), slot.endsAt(),
                    LocalSpan.of(slot.startsAt(), slot.endsAt(), slot.timeZone()),
                    LocalSpan.of(slot.startsAt(), slot.endsAt(), reader.timeZone()),
                    reader.isAdmin() ? slot.interviewer().value() : null);
        }

    }

}
