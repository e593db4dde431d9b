package dev.cadence.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.cadence.accounts.ForEveryone;
import dev.cadence.shared.Refuses;
import dev.cadence.stripe.WebhookSignatures.Door;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes in Stripe's notices: verify, write down, answer. The work comes later.
@RestController
@Tag(name = "Webhooks", description = "Notices from Stripe and GitHub, which prove themselves by their signature.")
class WebhookController {

    private final WebhookSignatures signatures;

    private final WebhookInbox inbox;

    WebhookController(WebhookSignatures signatures, WebhookInbox inbox) {
        this.signatures = signatures;
        this.inbox = inbox;
    }

    @PostMapping("/webhooks/stripe")
    @ForEveryone
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "receiveStripeNotice", summary = "Take in a notice from Stripe",
            requestBody = @RequestBody(required = true, description = "An event as Stripe sends it.",
                    content = @Content(mediaType = "application/json",
                            schema = @Schema(type = "object", additionalProperties = AdditionalPropertiesValue.TRUE))))
    @Refuses({ "400 webhook-not-authentic", "400 webhook-not-understood" })
    void receive(
            @Parameter(description = "When the notice was sent, and its signature.") @RequestHeader(
                    name = "Stripe-Signature", required = false) @Nullable String signature,
            InputStream body) throws IOException {
        inbox.receive(Notice.read(verified(Door.PLATFORM, body, signature)));
    }

    @PostMapping("/webhooks/stripe/connect")
    @ForEveryone
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "receiveConnectNotice", summary = "Take in a notice about a connected account from Stripe",
            requestBody = @RequestBody(required = true, description = "An event as Stripe sends it.",
                    content = @Content(mediaType = "application/json",
                            schema = @Schema(type = "object", additionalProperties = AdditionalPropertiesValue.TRUE))))
    @Refuses({ "400 webhook-not-authentic", "400 webhook-not-understood" })
    void receiveOfConnect(
            @Parameter(description = "When the notice was sent, and its signature.") @RequestHeader(
                    name = "Stripe-Signature", required = false) @Nullable String signature,
            InputStream body) throws IOException {
        inbox.receive(Notice.read(verified(Door.CONNECT, body, signature)));
    }

    @PostMapping("/webhooks/stripe/thin")
    @ForEveryone
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "receiveThinNotice", summary = "Take in a thin event from Stripe",
            requestBody = @RequestBody(required = true, description = "An event as Stripe sends it.",
                    content = @Content(mediaType = "application/json",
                            schema = @Schema(type = "object", additionalProperties = AdditionalPropertiesValue.TRUE))))
    @Refuses({ "400 webhook-not-authentic", "400 webhook-not-understood" })
    void receiveThin(
            @Parameter(description = "When the notice was sent, and its signature.") @RequestHeader(
                    name = "Stripe-Signature", required = false) @Nullable String signature,
            InputStream body) throws IOException {
        inbox.receive(Notice.readThin(verified(Door.THIN, body, signature)));
    }

    private String verified(Door door, InputStream body, @Nullable String signature) throws IOException {
        var payload = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        signatures.verify(door, payload, signature);
        return payload;
    }

}
