package dev.cadence.notices;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.notices.WebhookForms.EndpointChange;
import dev.cadence.notices.WebhookForms.EndpointRequest;
import dev.cadence.notices.WebhookForms.NewEndpoint;

import org.springframework.stereotype.Component;

/// Looks addresses up before the desk writes them down, which it does in a transaction.
@Component
class WebhookDoor {

    private final WebhookTargets targets;

    private final WebhookDesk desk;

    WebhookDoor(WebhookTargets targets, WebhookDesk desk) {
        this.targets = targets;
        this.desk = desk;
    }

    NewEndpoint create(Caller caller, EndpointRequest request) {
        targets.require(request.url());
        return desk.create(caller, request);
    }

    WebhookEndpoint change(Caller caller, UUID id, EndpointChange change) {
        var seen = desk.find(caller, id);
        targets.require(change.url());
        return desk.change(caller, seen, change);
    }

}
