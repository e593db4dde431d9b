package dev.cadence.billing;

import java.net.URI;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForOwners;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.billing.CardVault.Checkout;
import dev.cadence.shared.InSteps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Billing", description = "The company's side of money.")
class CardController {

    private final CardDesk desk;

    private final CardRemoval removal;

    CardController(CardDesk desk, CardRemoval removal) {
        this.desk = desk;
        this.removal = removal;
    }

    @PostMapping("/v1/card-setups")
    @ForOwners(Scope.BILLING_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @InSteps("asks Stripe")
    @Operation(operationId = "beginCardSetup",
            summary = "Begin to save a card; Stripe.js finishes with the client secret, or Stripe's own page if asked for")
    @Refuses("503 payments-unavailable")
    ResponseEntity<CardSetup.SetupView> begin(@AuthenticationPrincipal Caller.Founder founder,
            @Valid @RequestBody(required = false) @Nullable SetupRequest request) {
        var page = request == null ? null : request.checkout();
        var setup = desk.begin(founder.company(), page == null ? null : page.checkout());
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

    @GetMapping("/v1/cards/{id}")
    @ForFounders(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readCard", summary = "Read one of the company's saved cards")
    @Refuses("404 card-not-found")
    Card.CardView read(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        return desk.read(founder.company(), id);
    }

    @PutMapping("/v1/cards/{id}/default")
    @ForOwners(Scope.BILLING_WRITE)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "chooseCard",
            summary = "Make a card the one that is charged; declined charges are tried on it at once")
    @Refuses({ "404 card-not-found", "409 card-expired" })
    Card.CardView choose(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Parameter(description = "Whether to tell what would come of it, and change nothing.") @RequestParam(
                    name = "dry_run", defaultValue = "false") boolean dryRun) {
        return desk.choose(founder.company(), id, dryRun);
    }

    @DeleteMapping("/v1/cards/{id}")
    @ForOwners(Scope.BILLING_WRITE)
    @FoundBy(Circle.COMPANY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @InSteps("asks Stripe")
    @Operation(operationId = "removeCard",
            summary = "Remove a card, here and at Stripe; if it was charged, the newest other one is from now on")
    @Refuses({ "404 card-not-found", "409 card-in-use" })
    void remove(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        removal.remove(founder.company(), id);
    }

    /// How a card is to be saved.
    @Schema(name = "CardSetupRequest")
    record SetupRequest(@Valid @Schema(
            description = "If given, the founder finishes on Stripe's own page.") @Nullable CheckoutPage checkout) {
    }

    /// Where Stripe's own page sends the founder afterwards.
    @Schema(name = "CheckoutPages")
    record CheckoutPage(
            @NotNull @Schema(description = "An https address; http only on this machine.",
                    example = "https://app.example.com/cards") URI successUrl,
            @NotNull @Schema(description = "An https address; http only on this machine.",
                    example = "https://app.example.com/cards/new") URI cancelUrl) {

        private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

        /// Stripe takes no longer ones.
        private static final int LONGEST = 2_000;

        @AssertTrue(message = "must be https, or http on this machine, without user")
        @Schema(hidden = true)
        boolean isSuccessUrlSafe() {
            return isSafe(successUrl);
        }

        @AssertTrue(message = "must be https, or http on this machine, without user")
        @Schema(hidden = true)
        boolean isCancelUrlSafe() {
            return isSafe(cancelUrl);
        }

        private static boolean isSafe(@Nullable URI url) {
            // That it is missing is said by itself.
            return url == null || (url.getHost() != null && url.getUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && HERE.contains(url.getHost())))
                    && url.toString().length() <= LONGEST && url.toString().chars().allMatch(c -> c > ' ' && c < 127));
        }

        Checkout checkout() {
            return new Checkout(successUrl, cancelUrl);
        }

    }

}
