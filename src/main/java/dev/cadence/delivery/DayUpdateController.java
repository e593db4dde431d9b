package dev.cadence.delivery;

import java.time.LocalDate;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.delivery.DayUpdates.DayUpdate;
import dev.cadence.shared.AlsoSeenAt;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/bookings/{id}")
@Tag(name = "Delivery")
class DayUpdateController {

    private static final String DAY = "By the engineer's own calendar.";

    private final DayUpdateDesk desk;

    DayUpdateController(DayUpdateDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/days/{day}/update")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readDayUpdate", summary = "Read what the engineer said of a day")
    @Refuses({ "404 booking-not-found", "404 day-update-not-found" })
    DayUpdate find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Parameter(description = DAY) @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        return desk.find(caller, new BookingId(id), day);
    }

    @PutMapping("/days/{day}/update")
    @ForEngineers(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @AlsoSeenAt("/v1/bookings/{id}")
    @Operation(operationId = "postDayUpdate",
            summary = "Say how a day went, or say it otherwise, until the day is over everywhere on earth")
    @Refuses({ "404 booking-not-found", "404 engineer-not-found", "409 day-not-worked", "409 update-closed" })
    DayUpdate post(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Parameter(description = DAY) @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @Valid @RequestBody DayUpdateDesk.Said said) {
        return desk.post(engineer, new BookingId(id), day, said.text());
    }

    @GetMapping("/day-updates")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "listDayUpdates", summary = "List what the engineer said of the days, newest first")
    @Refuses({ "404 booking-not-found", "400 invalid-cursor" })
    Page<DayUpdate> list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(caller, new BookingId(id), cursor, limit);
    }

}
