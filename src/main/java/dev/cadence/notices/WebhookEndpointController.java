package dev.cadence.notices;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFoundersAndEngineers;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.notices.WebhookDelivery.Stage;
import dev.cadence.notices.WebhookForms.EndpointChange;
import dev.cadence.notices.WebhookForms.EndpointRequest;
import dev.cadence.notices.WebhookForms.NewEndpoint;
import dev.cadence.notices.WebhookForms.NewSecret;
import dev.cadence.notices.WebhookForms.Redelivery;
import dev.cadence.notices.WebhookForms.Rotation;
import dev.cadence.notices.WebhookForms.Since;
import dev.cadence.shared.InSteps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/webhook-endpoints")
@Tag(name = "Outgoing webhooks", description = "Events that are sent to programs, signed after Standard Webhooks 1.0.")
class WebhookEndpointController {

    private static final String PATH = "/v1/webhook-endpoints/";

    private final WebhookDoor webhooks;

    private final WebhookDesk desk;

    WebhookEndpointController(WebhookDoor webhooks, WebhookDesk desk) {
        this.webhooks = webhooks;
        this.desk = desk;
    }

    @PostMapping
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createWebhookEndpoint",
            summary = "Have events sent somewhere; the secret that signs them is shown in this answer only")
    @Refuses({ "404 company-not-found", "404 engineer-not-found", "409 too-many-webhook-endpoints",
            "422 webhook-url-refused" })
    @InSteps("looks the address up")
    ResponseEntity<NewEndpoint> create(@AuthenticationPrincipal Caller caller,
            @Valid @RequestBody EndpointRequest request) {
        var made = webhooks.create(caller, request);
        return ResponseEntity.created(URI.create(PATH + made.endpoint().id())).body(made);
    }

    @GetMapping
    @ForFoundersAndEngineers(Scope.WEBHOOKS_READ)
    @Operation(operationId = "listWebhookEndpoints",
            summary = "List the endpoints of the caller's company, or the engineer's own, newest first")
    Page<WebhookEndpoint> list(@AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(caller, cursor, limit);
    }

    @GetMapping("/{id}")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_READ)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "readWebhookEndpoint", summary = "Read about one of those endpoints")
    @Refuses("404 webhook-endpoint-not-found")
    WebhookEndpoint find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, id);
    }

    @PutMapping("/{id}")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "changeWebhookEndpoint", summary = "Change where and what it is told, or whether at all")
    @Refuses({ "404 webhook-endpoint-not-found", "422 webhook-url-refused" })
    @InSteps("looks the address up")
    WebhookEndpoint change(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody EndpointChange change) {
        return webhooks.change(caller, id, change);
    }

    @DeleteMapping("/{id}")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWebhookEndpoint", summary = "Delete an endpoint and all that is known of it")
    @Refuses("404 webhook-endpoint-not-found")
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.remove(caller, id);
    }

    @PostMapping("/{id}/secrets")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "rotateWebhookSecret",
            summary = "Make another secret; for a while each message is signed with the old one too")
    @Refuses("404 webhook-endpoint-not-found")
    ResponseEntity<NewSecret> rotate(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody Rotation rotation) {
        return ResponseEntity.created(URI.create(PATH + id)).body(desk.rotate(caller, id, rotation.overlapHours()));
    }

    @PostMapping("/{id}/pings")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "pingWebhookEndpoint", summary = "Send `webhook.pinged`, to see whether it arrives")
    @Refuses({ "404 webhook-endpoint-not-found", "409 webhook-endpoint-disabled" })
    ResponseEntity<WebhookDelivery> ping(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        var ping = desk.ping(caller, id);
        return ResponseEntity.created(URI.create("%s%s/deliveries/%s".formatted(PATH, id, ping.id()))).body(ping);
    }

    @GetMapping("/{id}/deliveries")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_READ)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "listWebhookDeliveries", summary = "List what was or is to be sent, newest first")
    @Refuses({ "404 webhook-endpoint-not-found", "400 invalid-cursor" })
    Page<WebhookDelivery> deliveries(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Parameter(description = "Only deliveries in one of these stages.") @RequestParam(
                    required = false) @Nullable Set<@NotNull Stage> stage,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var stages = stage == null || stage.isEmpty() ? EnumSet.allOf(Stage.class) : stage;
        return desk.deliveries(caller, id, stages, cursor, limit);
    }

    @GetMapping("/{id}/deliveries/{delivery}")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_READ)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "readWebhookDelivery", summary = "Read how often it was tried and what was answered")
    @Refuses({ "404 webhook-endpoint-not-found", "404 webhook-delivery-not-found" })
    WebhookDelivery.Log delivery(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @PathVariable UUID delivery) {
        return desk.delivery(caller, id, delivery);
    }

    @PutMapping("/{id}/deliveries/{delivery}/redelivery")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "deliverWebhookAgain", summary = "Send a message again, under the same id")
    @Refuses({ "404 webhook-endpoint-not-found", "404 webhook-delivery-not-found", "409 webhook-endpoint-disabled" })
    WebhookDelivery deliverAgain(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @PathVariable UUID delivery) {
        return desk.deliverAgain(caller, id, delivery);
    }

    @PutMapping("/{id}/redelivery")
    @ForFoundersAndEngineers(Scope.WEBHOOKS_WRITE)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "deliverWebhooksAgain",
            summary = "Send all that was recorded since an instant, also what an endpoint missed while it was disabled")
    @Refuses({ "404 webhook-endpoint-not-found", "409 webhook-endpoint-disabled" })
    Redelivery deliverAgainSince(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody Since since) {
        return new Redelivery(desk.deliverAgainSince(caller, id, since.since()));
    }

}
