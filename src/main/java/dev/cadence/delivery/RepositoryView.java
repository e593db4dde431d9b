package dev.cadence.delivery;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The repository that is linked to a booking.
@Schema(name = "Repository")
record RepositoryView(UUID bookingId, @Schema(example = "acme/shop") String repository, @Schema(
        description = "Where GitHub is to send its notices, as application/json: the payload URL is this path at"
                + " the address of this API.") String webhookPath,
        Instant linkedAt,
        @Schema(description = "What GitHub is to sign with, shown this once.") @Nullable String webhookSecret,
        @Schema(description = "Until when the secret before this one works too.") @Nullable Instant earlierSecretUntil,
        @Schema(description = "What GitHub said last, and what came of it.") @Nullable LastNotice lastNotice) {

    @Override
    public String toString() {
        return "RepositoryView[bookingId=%s]".formatted(bookingId);
    }

}
