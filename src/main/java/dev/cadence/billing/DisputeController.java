package dev.cadence.billing;

import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/disputes")
@Tag(name = "Billing", description = "The company's side of money.")
class DisputeController {

    private final DisputeDesk desk;

    DisputeController(DisputeDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForAdmins(Scope.BILLING_READ)
    @Operation(operationId = "listDisputes", summary = "List what banks dispute or ask about, newest first")
    Page<DisputeView> list(
            @Parameter(description = "Only disputes in one of these stages.") @RequestParam(
                    required = false) @Nullable Set<Dispute.@NotNull Stage> stage,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(stage, cursor, limit);
    }

    @GetMapping("/{id}")
    @ForAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readDispute", summary = "See how a dispute stands, and what the bank was told")
    @Refuses("404 dispute-not-found")
    DisputeView find(@PathVariable UUID id) {
        return desk.find(id);
    }

    @PutMapping("/{id}/note")
    @ForAdmins(Scope.BILLING_WRITE)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "annotateDispute", summary = "Add a note to the evidence, as long as it is not submitted")
    @Refuses({ "404 dispute-not-found", "409 evidence-submitted" })
    DisputeView annotate(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id,
            @Valid @RequestBody DisputeNote note) {
        return desk.annotate(admin, id, note.text());
    }

    /// What an admin has to say to the bank.
    record DisputeNote(@NotBlank @Size(max = 4_000) @Prose String text) {
    }

}
