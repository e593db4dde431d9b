package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Expands;
import dev.cadence.shared.InSteps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Billing", description = "The company's side of money.")
class ChargeController {

    private final ChargeDesk desk;

    private final AuthenticationDesk authentications;

    ChargeController(ChargeDesk desk, AuthenticationDesk authentications) {
        this.desk = desk;
        this.authentications = authentications;
    }

    @GetMapping("/v1/bookings/{id}/charges")
    @ForFounders(Scope.BILLING_READ)
    @FoundBy(Circle.PARTIES)
    @Expands("booking")
    @Operation(operationId = "listCharges",
            summary = "List the charges of a booking of the caller's company, week by week")
    @Refuses("404 booking-not-found")
    Page<ChargeView> ofBooking(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @RequestParam(defaultValue = Page.OLDEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.ofBooking(founder.company(), new BookingId(id), cursor, limit);
    }

    @GetMapping("/v1/charges/{id}")
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Expands("booking")
    @Operation(operationId = "readCharge", summary = "See what became of one charge")
    @Refuses("404 charge-not-found")
    ChargeView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new ChargeId(id));
    }

    @PutMapping("/v1/charges/{id}/authentication")
    @ForFounders(Scope.BILLING_WRITE)
    @FoundBy(Circle.COMPANY)
    @InSteps("asks Stripe")
    @Operation(operationId = "authenticateCharge",
            summary = "Begin to authenticate a charge whose bank wants that; Stripe.js confirms it with the client secret")
    @Refuses({ "404 charge-not-found", "409 authentication-not-needed", "503 payments-unavailable" })
    Authentication authenticate(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        return new Authentication(id, authentications.begin(founder.company(), new ChargeId(id)));
    }

    /// What a founder's browser needs to pay a week with them present.
    ///
    /// @param clientSecret what Stripe.js confirms the payment with
    @Schema(name = "ChargeAuthentication")
    record Authentication(UUID chargeId, String clientSecret) {

        /// Leaves out the secret, wherever this is printed.
        @Override
        public String toString() {
            return "Authentication[%s]".formatted(chargeId);
        }

    }

}
