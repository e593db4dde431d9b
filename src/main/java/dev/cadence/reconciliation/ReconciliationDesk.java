package dev.cadence.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where admins ask for runs and see to differences.
@Service
@Transactional
class ReconciliationDesk {

    private final Runs runs;

    private final Differences differences;

    private final Clock clock;

    ReconciliationDesk(Runs runs, Differences differences, Clock clock) {
        this.runs = runs;
        this.differences = differences;
        this.clock = clock;
    }

    RunView request(Caller.Admin admin, Span span) {
        var now = clock.instant();
        if (!span.from().isBefore(span.until()) || span.until().isAfter(now)) {
            throw Refusal.invalid("until", "must be after from, and not in the future");
        }
        return find(runs.plan(span.from(), span.until(), admin.account(), now));
    }

    @Transactional(readOnly = true)
    RunView find(UUID id) {
        return runs.find(id).orElseThrow(() -> Refusal.notFound("reconciliation-not-found", "reconciliation " + id));
    }

    @Transactional(readOnly = true)
    Page<RunView> list(UUID before, int limit) {
        return Page.of(runs.newest(before, limit + 1), limit, run -> run.id().toString());
    }

    @Transactional(readOnly = true)
    Page<DifferenceView> differences(boolean open, UUID before, int limit) {
        return Page.of(differences.newest(open, before, limit + 1), limit, difference -> difference.id().toString());
    }

    @Transactional(readOnly = true)
    DifferenceView difference(UUID id) {
        return differences.find(id).orElseThrow(() -> Refusal.notFound("difference-not-found", "difference " + id));
    }

    DifferenceView resolve(Caller.Admin admin, UUID id, Resolution resolution) {
        var difference = difference(id);
        if (!differences.resolve(id, admin.account(), resolution.text(), clock.instant())) {
            throw Refusal.conflict("difference-resolved", "It was resolved at %s.".formatted(difference.resolvedAt()));
        }
        return differences.find(id).orElseThrow();
    }

    /// What a run is to cover.
    @Schema(name = "ReconciliationSpan")
    record Span(
            @NotNull @Schema(description = "What happened from this instant on is compared.",
                    example = "2026-01-01T00:00:00Z") Instant from,
            @NotNull @Schema(description = "And before this one, which is not in the future.",
                    example = "2026-01-02T00:00:00Z") Instant until) {
    }

    /// How a difference was seen to.
    record Resolution(@NotBlank @Size(max = 2_000) @Prose @Schema(description = "What it was, and what was done.",
            example = "Refunded by hand; posted since.") String text) {
    }

}
