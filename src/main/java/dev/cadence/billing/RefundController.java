package dev.cadence.billing;

import java.net.URI;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.billing.RefundDesk.RefundRequest;
import dev.cadence.shared.OnlyIfMatch;
import dev.cadence.shared.Page;
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
@RequestMapping("/v1")
@Tag(name = "Billing", description = "The company's side of money.")
class RefundController {

    private final RefundDesk desk;

    RefundController(RefundDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/charges/{id}/refunds")
    @ForAdmins(Scope.BILLING_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.CREATED)
    @OnlyIfMatch
    @Operation(operationId = "refundCharge", summary = "Give a company back what it paid for a week, or a part of it")
    @Refuses({ "404 charge-not-found", "409 charge-not-paid", "409 dispute-open", "409 dispute-lost",
            "409 refund-exceeds-charge" })
    ResponseEntity<RefundView> ask(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id, @Parameter(
            description = "Whether to tell what would come of it, and change nothing; Location then leads to the charge's refunds.") @RequestParam(
                    name = "dry_run", defaultValue = "false") boolean dryRun,
            @Valid @RequestBody RefundRequest request) {
        if (dryRun) {
            return ResponseEntity.created(URI.create("/v1/charges/%s/refunds".formatted(id)))
                .body(desk.preview(admin, id, request));
        }
        var refund = desk.ask(admin, id, request);
        return ResponseEntity.created(URI.create("/v1/refunds/" + refund.id())).body(refund);
    }

    @GetMapping("/charges/{id}/refunds")
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "listRefundsOfCharge", summary = "List the refunds of a charge, newest first")
    @Refuses("404 charge-not-found")
    Page<RefundView> ofCharge(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.ofCharge(caller, id, cursor, limit);
    }

    @GetMapping("/refunds")
    @ForAdmins(Scope.BILLING_READ)
    @Operation(operationId = "listRefunds",
            summary = "List refunds, newest first; those that have failed wait for an admin")
    Page<RefundView> list(
            @Parameter(description = "Only refunds in one of these stages.") @RequestParam(
                    required = false) @Nullable Set<Refund.@NotNull Stage> stage,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(stage, cursor, limit);
    }

    @GetMapping("/refunds/{id}")
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readRefund", summary = "See how far a refund is")
    @Refuses("404 refund-not-found")
    RefundView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, id);
    }

    @PutMapping("/refunds/{id}/retry")
    @ForAdmins(Scope.BILLING_WRITE)
    @FoundBy(Circle.ALL)
    @OnlyIfMatch
    @Operation(operationId = "retryRefund", summary = "Try a refund again that has failed")
    @Refuses({ "404 refund-not-found", "409 refund-not-failed", "409 dispute-open", "409 dispute-lost",
            "409 charge-not-paid", "409 refund-exceeds-charge" })
    RefundView retry(@PathVariable UUID id,
            @Parameter(description = "Whether to tell what would come of it, and change nothing.") @RequestParam(
                    name = "dry_run", defaultValue = "false") boolean dryRun) {
        return desk.retry(id, dryRun);
    }

}
