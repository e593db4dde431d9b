package dev.cadence.payouts;

import java.net.URI;
import java.time.Instant;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.InSteps;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where money goes is decided by a person who is there, never by a key.
@RestController
@Tag(name = "Earnings", description = "The engineer's side of money.")
class PayeeController {

    static final String PATH = "/v1/me/payout-account";

    private final PayeeDesk desk;

    PayeeController(PayeeDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    @ForEngineers(Scope.EARNINGS_READ)
    @Operation(operationId = "readPayoutAccount", summary = "See whether the calling engineer can be paid")
    Payee.PayeeView read(@AuthenticationPrincipal Caller.Engineer engineer) {
        return desk.read(engineer.engineer());
    }

    @PostMapping(PATH)
    @ForEngineers(Scope.IN_PERSON)
    @InSteps("asks Stripe")
    @Operation(operationId = "openPayoutAccount",
            summary = "Open the account that the calling engineer is paid to, unless there is one")
    @Refuses("422 country-not-supported")
    Payee.PayeeView open(@AuthenticationPrincipal Caller.Engineer engineer, @Valid @RequestBody NewAccount account) {
        return desk.open(engineer.engineer(), account.country());
    }

    @PostMapping(PATH + "/links")
    @ForEngineers(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.CREATED)
    @InSteps("asks Stripe")
    @Operation(operationId = "linkPayoutAccount",
            summary = "Get an address, for one visit, where the engineer tells the payment provider what it needs to know")
    @Refuses({ "409 no-payout-account", "503 payments-unavailable" })
    ResponseEntity<LinkView> link(@AuthenticationPrincipal Caller.Engineer engineer, @Valid @RequestBody NewLink link) {
        var made = desk.link(engineer.engineer(), link.returnUrl(), link.refreshUrl());
        return ResponseEntity.created(URI.create(PATH)).body(new LinkView(made.url(), made.expiresAt()));
    }

    /// @param country where the engineer is, by ISO 3166
    record NewAccount(
            @Schema(description = "Where the engineer is, by ISO 3166.", example = "PT") @NotNull String country) {
    }

    /// @param returnUrl where the engineer comes back to
    /// @param refreshUrl where they come to when the link has expired, to be given
    /// another
    record NewLink(
            @Schema(description = "Where the engineer comes back to: an https address.",
                    example = "https://example.com/paid") @NotNull URI returnUrl,
            @Schema(description = "Where the engineer comes to when the link has expired: an https address.",
                    example = "https://example.com/again") @NotNull URI refreshUrl) {
    }

    /// An address for one visit.
    @Schema(name = "PayoutAccountLink")
    record LinkView(String url, Instant expiresAt) {

        /// Leaves out the address, wherever this is printed: whoever has it may go there.
        @Override
        public String toString() {
            return "LinkView[expiresAt=%s]".formatted(expiresAt);
        }

    }

}
