package dev.cadence.bookings;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingDesk.BookingRequest;
import dev.cadence.bookings.BookingDesk.Cancellation;
import dev.cadence.bookings.BookingDesk.Removal;
import dev.cadence.bookings.BookingDesk.Resignation;
import dev.cadence.shared.Expands;
import dev.cadence.shared.OnlyIfMatch;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
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
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/v1/bookings")
@Tag(name = "Bookings", description = "One company engaging one engineer.")
class BookingController {

    private static final String DRY_RUN = "Whether to tell what would come of it, and change nothing.";

    private final BookingDesk desk;

    BookingController(BookingDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForFounders(Scope.BOOKINGS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "requestBooking", summary = "Request an engineer, who is held until the answer")
    @Refuses({ "409 no-usable-card", "404 engineer-not-found", "409 engineer-taken", "409 engineer-unavailable",
            "422 start-out-of-range" })
    ResponseEntity<BookingView> request(@AuthenticationPrincipal Caller.Founder founder,
            @Valid @RequestBody BookingRequest request) {
        var booking = desk.request(founder, request);
        return ResponseEntity.created(URI.create("/v1/bookings/" + booking.id())).body(booking);
    }

    @GetMapping
    @ForSignedIn(Scope.BOOKINGS_READ)
    @Expands({ "engineer", "company" })
    @Operation(operationId = "listBookings", summary = "List the bookings that concern the caller, newest first")
    Page<BookingView> list(@AuthenticationPrincipal Caller caller,
            @Parameter(description = "Only bookings in one of these stages.") @RequestParam(
                    required = false) @Nullable Set<@NotNull Stage> stage,
            @Parameter(
                    description = "For admins: only bookings that they are to settle, because the engineer is suspended.") @RequestParam(
                            defaultValue = "false") boolean toSettle,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var stages = stage == null || stage.isEmpty() ? EnumSet.allOf(Stage.class) : stage;
        if (!toSettle) {
            return desk.list(caller, stages, cursor, limit);
        }
        if (!(caller instanceof Caller.Admin)) {
            throw Refusal.invalid("toSettle", "is for admins only");
        }
        return desk.listToSettle(stages, cursor, limit);
    }

    @GetMapping("/{id}")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Expands({ "engineer", "company" })
    @Operation(operationId = "readBooking", summary = "Read a booking that concerns the caller")
    @Refuses("404 booking-not-found")
    BookingView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new BookingId(id));
    }

    @PutMapping("/{id}/acceptance")
    @ForEngineers(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "acceptBooking", summary = "Accept a request; the trial starts now or at the agreed start")
    @Refuses({ "404 booking-not-found", "409 wrong-stage", "409 engineer-suspended" })
    BookingView accept(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id) {
        return desk.accept(engineer, new BookingId(id));
    }

    @PutMapping("/{id}/decline")
    @ForEngineers(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "declineBooking", summary = "Decline a request")
    @Refuses({ "404 booking-not-found", "409 wrong-stage" })
    BookingView decline(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Parameter(description = DRY_RUN) @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        return desk.decline(engineer, new BookingId(id), dryRun);
    }

    @PutMapping("/{id}/withdrawal")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "withdrawBooking", summary = "Take a request back before it is answered")
    @Refuses({ "404 booking-not-found", "409 wrong-stage" })
    BookingView withdraw(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Parameter(description = DRY_RUN) @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        return desk.withdraw(founder, new BookingId(id), dryRun);
    }

    @PutMapping("/{id}/cancellation")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "cancelBooking",
            summary = "Stop, without notice: in the trial now, in a paid week at its end or immediately")
    @Refuses({ "404 booking-not-found", "409 wrong-stage" })
    BookingView cancel(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Parameter(description = DRY_RUN) @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @Valid @RequestBody Cancellation cancellation) {
        return desk.cancel(founder, new BookingId(id), cancellation, dryRun);
    }

    @PutMapping("/{id}/resignation")
    @ForEngineers(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "resignFromBooking",
            summary = "Resign: with the week that runs, or immediately, which refunds what is unused of it")
    @Refuses({ "404 booking-not-found", "409 wrong-stage" })
    BookingView resign(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Parameter(description = DRY_RUN) @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @Valid @RequestBody Resignation resignation) {
        return desk.resign(engineer, new BookingId(id), resignation.immediately(), dryRun);
    }

    @PutMapping("/{id}/removal")
    @ForAdmins(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @OnlyIfMatch
    @Operation(operationId = "removeFromBooking",
            summary = "Remove the engineer for cause: work ends now, and what is unused of the week is refunded")
    @Refuses({ "404 booking-not-found", "409 wrong-stage" })
    BookingView remove(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Parameter(description = DRY_RUN) @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @Valid @RequestBody Removal removal) {
        return desk.remove(admin, new BookingId(id), removal.cause(), dryRun);
    }

    @DeleteMapping("/{id}/cancellation")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "takeCancellationBack", summary = "Take a cancellation back until it takes effect")
    @Refuses({ "404 booking-not-found", "409 no-cancellation-pending" })
    BookingView takeCancellationBack(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        return desk.takeCancellationBack(founder, new BookingId(id));
    }

}
