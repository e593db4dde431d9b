package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A refund as its company sees it.
@Schema(name = "Refund")
record RefundView(UUID id, UUID chargeId, Money amount, BillingEvent.Bearer bearer, Refund.Cause cause, String reason,
        Refund.Stage stage, Instant requestedAt,
        @Schema(description = "When the provider has taken it on.") @Nullable Instant acceptedAt,
        @Schema(description = "When it succeeded, failed or became needless.") @Nullable Instant settledAt,
        @Schema(description = "Why it failed, in the provider's words.") @Nullable String failureCode,
        @Schema(description = "Who pays for it; only in the answer to who asked for it.") @Nullable RefundEffect effect) {

    RefundView bearing(RefundEffect outcome) {
        return new RefundView(id, chargeId, amount, bearer, cause, reason, stage, requestedAt, acceptedAt, settledAt,
                failureCode, outcome);
    }

}
