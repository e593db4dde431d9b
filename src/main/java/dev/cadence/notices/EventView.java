package dev.cadence.notices;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/// Something that has happened, as it is told.
@Schema(name = "Event")
record EventView(@Schema(description = "The same wherever the event is told, also by a webhook.") UUID id,
        EventType type,
        @Schema(description = "When it happened by the rules, which may be before anyone noticed.") Instant occurredAt,
        EventData data) {
}
