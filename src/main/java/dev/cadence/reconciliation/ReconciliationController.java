package dev.cadence.reconciliation;

import java.net.URI;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reconciliation", description = "Our rows and books against the provider's objects and balance.")
class ReconciliationController {

    private final ReconciliationDesk desk;

    ReconciliationController(ReconciliationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/reconciliations")
    @ForAdmins(Scope.LEDGER_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "requestReconciliation",
            summary = "Have a span of time compared, besides what is compared each night")
    ResponseEntity<RunView> request(@AuthenticationPrincipal Caller.Admin admin,
            @Valid @RequestBody ReconciliationDesk.Span span) {
        var run = desk.request(admin, span);
        return ResponseEntity.created(URI.create("/v1/reconciliations/" + run.id())).body(run);
    }

    @GetMapping("/v1/reconciliations")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "listReconciliations", summary = "List the reconciliations, newest first")
    Page<RunView> list(@RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(cursor, limit);
    }

    @GetMapping("/v1/reconciliations/{id}")
    @ForAdmins(Scope.LEDGER_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readReconciliation", summary = "See how far a reconciliation is, and what it found")
    @Refuses("404 reconciliation-not-found")
    RunView find(@PathVariable UUID id) {
        return desk.find(id);
    }

    @GetMapping("/v1/reconciliation-differences")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "listReconciliationDifferences", summary = "List the differences found, newest first")
    Page<DifferenceView> differences(
            @Parameter(description = "Whether only those that nobody has resolved.") @RequestParam(
                    defaultValue = "true") boolean open,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.differences(open, cursor, limit);
    }

    @GetMapping("/v1/reconciliation-differences/{id}")
    @ForAdmins(Scope.LEDGER_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readReconciliationDifference", summary = "Read a difference, resolved or not")
    @Refuses("404 difference-not-found")
    DifferenceView difference(@PathVariable UUID id) {
        return desk.difference(id);
    }

    @PutMapping("/v1/reconciliation-differences/{id}/resolution")
    @ForAdmins(Scope.LEDGER_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "resolveReconciliationDifference",
            summary = "Say what a difference was, and that it was seen to")
    @Refuses({ "404 difference-not-found", "409 difference-resolved" })
    DifferenceView resolve(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody ReconciliationDesk.Resolution resolution) {
        return desk.resolve(admin, id, resolution);
    }

}
