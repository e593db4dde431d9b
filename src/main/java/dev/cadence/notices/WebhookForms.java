package dev.cadence.notices;

import java.time.Instant;
import java.util.List;

import dev.cadence.shared.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What is said of endpoints, and answered.
final class WebhookForms {

    private static final String URL = "https://example.com/hooks/cadence";

    private WebhookForms() {
    }

    @Schema(name = "WebhookEndpointRequest")
    record EndpointRequest(
            @NotNull @Size(max = 500) @Pattern(regexp = "[!-~]+",
                    message = "must be a URL in ASCII") @Schema(example = URL) String url,
            @NotNull @Size(max = 200) @Prose @Schema(example = "Our staging system") String description,
            @NotNull @Size(max = 50) @Schema(
                    description = "Types of events to be told, such as `charge.failed` or `booking.*`; all if empty.",
                    example = "[\"booking.*\"]") List<@NotNull @Size(max = 60) String> types) {
    }

    @Schema(name = "WebhookEndpointChange")
    record EndpointChange(
            @NotNull @Size(max = 500) @Pattern(regexp = "[!-~]+",
                    message = "must be a URL in ASCII") @Schema(example = URL) String url,
            @NotNull @Size(max = 200) @Prose @Schema(example = "Our staging system") String description,
            @NotNull @Size(max = 50) @Schema(example = "[\"booking.*\"]") List<@NotNull @Size(max = 60) String> types,
            @Schema(description = "Whether it is told anything. What happens while it is not is only told if asked for.") boolean enabled) {
    }

    @Schema(name = "NewWebhookEndpoint")
    record NewEndpoint(WebhookEndpoint endpoint,
            @Schema(description = "What its messages are signed with; shown in this answer only.") String secret) {

        /// Leaves the secret out, wherever this is printed.
        @Override
        public String toString() {
            return "NewEndpoint[%s]".formatted(endpoint.id());
        }

    }

    @Schema(name = "WebhookSecretRotation")
    record Rotation(
            @Min(0) @Max(168) @Schema(description = "For how many hours the old secret signs beside the new one.",
                    example = "24") int overlapHours) {
    }

    @Schema(name = "NewWebhookSecret")
    record NewSecret(@Schema(description = "Shown in this answer only.") String secret,
            @Schema(description = "Until when older ones sign beside it.") Instant olderUntil) {

        /// Leaves the secret out, wherever this is printed.
        @Override
        public String toString() {
            return "NewSecret";
        }

    }

    @Schema(name = "WebhookRedeliveryRequest")
    record Since(@NotNull @Schema(
            description = "Of what was recorded since then; at most 30 days are kept.") Instant since) {
    }

    @Schema(name = "WebhookRedelivery")
    record Redelivery(@Schema(description = "How many messages are on their way.") int deliveries) {
    }

}
