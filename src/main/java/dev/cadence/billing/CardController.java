package dev.cadence.billing;

import java.net.URI;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForOwners;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Billing", description = "The company's side of money.")
class CardController {

    private final CardDesk desk;

    CardController(CardDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/card-setups")
    @ForOwners(Scope.BILLING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "beginCardSetup",
            summary = "Begin to save a card; Stripe.js finishes with the client secret")
    @Refuses("503 payments-unavailable")
    ResponseEntity<CardSetup.SetupView> begin(@AuthenticationPrincipal Caller.Founder founder) {
        var setup = desk.begin(founder.company());
        return ResponseEntity.created(URI.create("/v1/card-setups/" + setup.id())).body(setup);
    }

    @GetMapping("/v1/card-setups/{id}")
    @ForFounders(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readCardSetup", summary = "See whether a card was saved")
    @Refuses("404 card-setup-not-found")
    CardSetup.SetupView find(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        return desk.find(founder.company(), id);
    }

    @GetMapping("/v1/cards")
    @ForFounders(Scope.BILLING_READ)
    @Operation(operationId = "listCards", summary = "List the company's saved cards, newest first")
    Page<Card.CardView> list(@AuthenticationPrincipal Caller.Founder founder,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(founder.company(), cursor, limit);
    }

}
