package dev.cadence.ratings;

import java.time.LocalDate;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.ratings.DayRatings.DayRating;
import dev.cadence.ratings.RatingDesk.DayOpinion;
import dev.cadence.ratings.RatingDesk.EngineerRatingView;
import dev.cadence.ratings.RatingDesk.Opinion;
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
@RequestMapping("/v1")
@Tag(name = "Ratings", description = "What founders and engineers think of each other's work.")
class RatingController {

    private static final String DAY = "By the founder's own calendar.";

    private final RatingDesk desk;

    RatingController(RatingDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/bookings/{id}/ratings/engineer")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "rateEngineer",
            summary = "Say how a booking was that is over, for a week from its end or until both sides have")
    @Refuses({ "404 booking-not-found", "404 engineer-not-found", "409 nothing-to-rate", "409 booking-not-ended",
            "409 rating-closed" })
    RatingsView rateEngineer(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Valid @RequestBody Opinion opinion) {
        return desk.rateEngineer(founder, new BookingId(id), opinion);
    }

    @PutMapping("/bookings/{id}/ratings/company")
    @ForEngineers(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "rateCompany",
            summary = "Say how it was to work for a company, for a week from the booking's end or until both sides have")
    @Refuses({ "404 booking-not-found", "404 engineer-not-found", "409 nothing-to-rate", "409 booking-not-ended",
            "409 rating-closed" })
    RatingsView rateCompany(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable UUID id,
            @Valid @RequestBody Opinion opinion) {
        return desk.rateCompany(engineer, new BookingId(id), opinion);
    }

    @GetMapping("/bookings/{id}/ratings")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readRatings",
            summary = "Read how both sides rated a booking: the other's only when both have, or after a week")
    @Refuses("404 booking-not-found")
    RatingsView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new BookingId(id));
    }

    @GetMapping("/bookings/{id}/days/{day}/rating")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readDayRating",
            summary = "Read how a day of a booking was rated; as its engineer once it is shown")
    @Refuses({ "404 booking-not-found", "404 day-rating-not-found" })
    DayRating findDay(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Parameter(description = DAY) @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        return desk.findDay(caller, new BookingId(id), day);
    }

    @PutMapping("/bookings/{id}/days/{day}/rating")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.PARTIES)
    @AlsoSeenAt("/v1/bookings/{id}")
    @Operation(operationId = "rateDay",
            summary = "Rate a day of a booking, from its begin to a week after its end; then the engineer sees it")
    @Refuses({ "404 booking-not-found", "409 nothing-to-rate", "409 day-not-worked", "409 rating-closed" })
    DayRating rateDay(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Parameter(description = DAY) @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @Valid @RequestBody DayOpinion opinion) {
        return desk.rateDay(founder, new BookingId(id), day, opinion.stars());
    }

    @GetMapping("/bookings/{id}/day-ratings")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "listDayRatings",
            summary = "List the days of a booking that were rated, newest first; to its engineer those that are shown")
    @Refuses({ "404 booking-not-found", "400 invalid-cursor" })
    Page<DayRating> listDays(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.listDays(caller, new BookingId(id), cursor, limit);
    }

    @GetMapping("/engineers/{id}/rating")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readEngineerRating", summary = "Read how an engineer was rated, once three bookings were")
    @Refuses("404 engineer-not-found")
    EngineerRatingView standing(@PathVariable UUID id) {
        return desk.standing(new EngineerId(id));
    }

}
