package dev.cadence.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One event on its way to one endpoint.
@Schema(name = "WebhookDelivery")
record WebhookDelivery(UUID id, @Schema(description = "The message's `webhook-id`.") UUID eventId,
        @Schema(implementation = EventType.class) String type, Stage stage, int attempts, Instant createdAt,
        @Schema(description = "When it is tried next; absent when it is not.") @Nullable Instant dueAt,
        @Nullable Instant finishedAt) {

    @Schema(name = "WebhookDeliveryStage")
    enum Stage {

        PENDING, DELIVERED,
        /// Was tried often enough.
        FAILED,
        /// Its endpoint was disabled.
        DROPPED

    }

    @Schema(name = "WebhookAttempt")
    record Attempt(int number, Instant madeAt, int durationMs,
            @Schema(description = "What the endpoint answered; absent when it did not.") @Nullable Integer status,
            @Schema(description = "Why there is no answer.") @Nullable String failure,
            @Schema(description = "How the answer began, a thousand characters at most.") @Nullable String answer) {
    }

    @Schema(name = "WebhookDeliveryLog")
    record Log(WebhookDelivery delivery, @Schema(description = "The oldest first.") List<Attempt> attempts) {
    }

}
