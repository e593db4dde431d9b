package dev.cadence.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.FoundBy;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Takes in GitHub's notices of the repositories that are linked. Its answers are read by founders, in GitHub's list of
/// deliveries.
@RestController
@Tag(name = "Webhooks")
class GithubController {

    private final GithubIntake intake;

    GithubController(GithubIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/webhooks/github/{link}")
    @ForEveryone
    @FoundBy(Circle.ALL)
    @Operation(operationId = "receiveGithubNotice", summary = "Take in a notice from GitHub about a linked repository",
            requestBody = @RequestBody(required = true, description = "An event as GitHub sends it.",
                    content = @Content(mediaType = "application/json",
                            schema = @Schema(type = "object", additionalProperties = AdditionalPropertiesValue.TRUE))))
    @Refuses({ "400 webhook-not-authentic", "400 webhook-not-understood", "404 repository-not-linked" })
    Reception receive(@PathVariable UUID link,
            @Parameter(description = "HMAC-SHA256 over the body, with the repository's secret.") @RequestHeader(
                    name = "X-Hub-Signature-256", required = false) @Nullable String signature,
            @Parameter(description = "`push` or `ping`; nothing follows from others.") @RequestHeader(
                    name = "X-GitHub-Event", required = false) @Nullable String event,
            @Parameter(description = "The delivery's id, by which each is taken in once.") @RequestHeader(
                    name = "X-GitHub-Delivery", required = false) @Nullable String delivery,
            InputStream body) throws IOException {
        return Reception.of(intake.receive(link, new GithubIntake.Envelope(signature, event, delivery), body));
    }

    /// What came of a notice.
    record Reception(Outcome outcome, String meaning) {

        static Reception of(Outcome outcome) {
            return new Reception(outcome, outcome.inWords());
        }

    }

}
