package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A payout as admins see it.
@Schema(name = "Payout")
record PayoutView(UUID id, UUID engineerId, UUID bookingId,
        @Schema(description = "The week's number, from 0; absent for a trial.") @Nullable Integer week,
        Payout.Stage stage, @Schema(description = "What was earned, less what refunds have taken away.") Money payable,
        @Schema(description = "Whether it waits for the end of a dispute.") boolean frozen,
        @Schema(description = "Why it cannot be paid, in the provider's words or as the account's state.") @Nullable String blockedCode,
        Instant heldUntil, @Schema(description = "The provider's transfer.") @Nullable String transferRef,
        @Schema(description = "When it is taken up again; absent when something else has to happen first.") @Nullable Instant nextStepAt,
        @Nullable Instant paidAt) {
}
