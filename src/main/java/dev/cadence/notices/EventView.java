package dev.cadence.notices;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

/// Something that has happened, as it is told: as it was written, for an instance of a newer version may have written what
/// this one has no name for.
@Schema(name = "Event")
record EventView(@Schema(description = "The same wherever the event is told, also by a webhook.") UUID id,
        @Schema(implementation = EventType.class) String type,
        @Schema(description = "When it happened by the rules, which may be before anyone noticed.") Instant occurredAt,
        @Schema(implementation = EventData.class) JsonNode data) {
}
