package dev.cadence.reconciliation;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A reconciliation as admins see it.
@Schema(name = "Reconciliation")
record RunView(UUID id, Instant from, Instant until, Stage stage,
        @Schema(description = "Whether it is the nightly one, or an admin has asked for it.") boolean nightly,
        Instant plannedAt, @Nullable Instant finishedAt,
        @Schema(description = "How many of the provider's objects were compared.") @Nullable Long objects,
        @Schema(description = "How many changes of the provider's balance were compared.") @Nullable Long balanceChanges,
        @Schema(description = "How many differences there were.") @Nullable Long found) {

    enum Stage {

        /// Waits, is under way, or is tried again because the provider did not answer.
        PLANNED,
        /// Has compared everything.
        DONE

    }

}
