package dev.cadence.advisor;

import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/advice-outcomes")
@Tag(name = "Advice", description = "Build, buy or book: from a paragraph to what is best done about it.")
class OutcomeController {

    private final OutcomeDesk desk;

    OutcomeController(OutcomeDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForAdmins(Scope.BOOKINGS_READ)
    @Operation(operationId = "listAdviceOutcomes", summary = "List what came of advice, the newest brief first")
    Page<AdviceOutcome> list(@RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(cursor, limit);
    }

    @GetMapping("/summary")
    @ForAdmins(Scope.BOOKINGS_READ)
    @Operation(operationId = "sumUpAdviceOutcomes",
            summary = "Compare advised weeks and tiers with real ones, by version of the knowledge and by tier")
    OutcomeReport sumUp() {
        return new OutcomeReport(desk.sumUp());
    }

    /// How often advice was right.
    @Schema(name = "AdviceOutcomeReport")
    record OutcomeReport(@Schema(
            description = "That of everything first, then by either, then by both.") List<OutcomeSummary> groups) {
    }

}
