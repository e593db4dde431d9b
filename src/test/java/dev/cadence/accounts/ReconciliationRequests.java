package dev.cadence.accounts;

import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of reconciliation.
final class ReconciliationRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("requestReconciliation",
                    (world, self) -> with(Map.of("from", "2026-01-01T00:00:00Z", "until", "2026-01-02T00:00:00Z"))),
            entry("listReconciliations", (world, self) -> about()),
            entry("readReconciliation",
                    (world, self) -> about(UUID.randomUUID()).butRefused("reconciliation-not-found")),
            entry("listReconciliationDifferences", (world, self) -> about()),
            entry("readReconciliationDifference",
                    (world, self) -> about(UUID.randomUUID()).butRefused("difference-not-found")),
            entry("resolveReconciliationDifference",
                    (world, self) -> about(UUID.randomUUID()).and(Map.of("text", "It was us."))
                        .butRefused("difference-not-found")));

    private ReconciliationRequests() {
    }

}
