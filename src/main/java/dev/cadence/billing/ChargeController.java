package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Billing", description = "The company's side of money.")
class ChargeController {

    private final ChargeDesk desk;

    ChargeController(ChargeDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/bookings/{id}/charges")
    @ForFounders(Scope.BILLING_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "listCharges",
            summary = "List the charges of a booking of the caller's company, week by week")
    @Refuses("404 booking-not-found")
    Page<ChargeView> ofBooking(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @RequestParam(defaultValue = Page.OLDEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.ofBooking(founder.company(), new BookingId(id), cursor, limit);
    }

}
