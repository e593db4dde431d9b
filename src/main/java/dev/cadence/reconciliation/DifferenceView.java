package dev.cadence.reconciliation;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A difference as admins see it.
@Schema(name = "Difference")
record DifferenceView(UUID id, Problem problem,
        @Schema(description = "What the problem means, in a sentence or two.") String meaning,
        @Nullable Movement movement,
        @Schema(description = "The provider's reference, or the id of what an entry in the books is about.") String reference,
        @Schema(description = "What is on record here.") @Nullable String ours,
        @Schema(description = "What the provider says.") @Nullable String theirs,
        @Schema(description = "The run that saw it last.") UUID lastRunId, Instant foundAt,
        @Schema(description = "When an admin resolved it, or a run saw it no more.") @Nullable Instant resolvedAt,
        @Schema(description = "What the admin wrote who resolved it.") @Nullable String resolution) {
}
