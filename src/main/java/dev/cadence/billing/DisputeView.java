package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dispute as admins see it.
@Schema(name = "Dispute")
record DisputeView(UUID id, UUID chargeId, UUID bookingId, UUID companyId, Money amount,
        @Schema(description = "In the bank's words.") String reason, Dispute.Stage stage,
        @Schema(description = "Whether the bank only asks, and has not withdrawn the money.") boolean inquiry,
        @Schema(description = "Until when the bank waits for evidence.") @Nullable Instant evidenceDueBy,
        @Schema(description = "When the evidence will be submitted; until then a note can be added.") @Nullable Instant submitsAt,
        @Schema(description = "What the bank has taken, without the provider's fees.") Money withdrawn,
        @Schema(description = "What of it the bank has given back.") Money reinstated,
        @Schema(description = "What an admin adds to the evidence.") @Nullable String note,
        @Schema(description = "What was submitted; absent before.") @Nullable Evidence evidence, Instant openedAt,
        @Nullable Instant submittedAt, @Nullable Instant closedAt) {
}
