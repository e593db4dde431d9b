package dev.cadence.delivery;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.delivery.DeliveryDesk.DeliveryView;
import dev.cadence.delivery.FirstCommits.Pace;
import dev.cadence.shared.Refuses;
import dev.cadence.shared.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Delivery")
class DeliveryController {

    private final DeliveryDesk desk;

    DeliveryController(DeliveryDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/bookings/{id}/delivery")
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readDelivery", summary = "Read how long each step took, from brief to first commit")
    @Refuses("404 booking-not-found")
    DeliveryView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new BookingId(id));
    }

    @GetMapping("/delivery-pace")
    @ForAdmins(Scope.METRICS_READ)
    @Operation(operationId = "readDeliveryPace",
            summary = "Read the median from brief to first commit, of the first commits in a period")
    Pace pace(
            @Parameter(description = "The first instant; all since the beginning if absent.") @RequestParam(
                    required = false) @Nullable Instant from,
            @Parameter(description = "No longer part of it; up to now if absent.") @RequestParam(
                    required = false) @Nullable Instant until) {
        return desk.pace(new Period(from, until));
    }

}
