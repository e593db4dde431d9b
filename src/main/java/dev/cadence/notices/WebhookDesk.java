package dev.cadence.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.People;
import dev.cadence.notices.WebhookDelivery.Stage;
import dev.cadence.notices.WebhookEndpoint.Owner;
import dev.cadence.notices.WebhookEndpoint.Reason;
import dev.cadence.notices.WebhookForms.EndpointChange;
import dev.cadence.notices.WebhookForms.EndpointRequest;
import dev.cadence.notices.WebhookForms.NewEndpoint;
import dev.cadence.notices.WebhookForms.NewSecret;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where companies and engineers look after their endpoints.
@Service
@Transactional
class WebhookDesk {

    /// Endpoints that one company or engineer may have.
    static final int MOST = 10;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final WebhookEndpoints endpoints;

    private final WebhookDeliveries deliveries;

    private final WebhookSecrets secrets;

    private final EventLog log;

    private final People people;

    private final Clock clock;

    WebhookDesk(WebhookEndpoints endpoints, WebhookDeliveries deliveries, WebhookSecrets secrets, EventLog log,
            People people, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.log = log;
        this.people = people;
        this.clock = clock;
    }

    NewEndpoint create(Caller caller, EndpointRequest request) {
        hold(caller);
        var owner = Owner.of(caller);
        if (endpoints.countOf(owner) >= MOST) {
            throw Refusal.conflict("too-many-webhook-endpoints", "There are %d endpoints already.".formatted(MOST));
        }
        EventType.named(request.types());
        var now = clock.instant();
        var endpoint = new WebhookEndpoint(Ids.next(), owner.isCompany() ? owner.id() : null,
                owner.isCompany() ? null : owner.id(), request.url(), request.description(), request.types(), null,
                null, now);
        endpoints.add(endpoint, caller.account());
        return new NewEndpoint(endpoint, secrets.next(endpoint.id(), now));
    }

    /// So that two requests at once count each other's endpoints, and nobody who goes
    /// leaves one behind.
    private void hold(Caller caller) {
        switch (caller) {
            case Caller.Founder founder -> people.requireOpen(founder.company());
            case Caller.Engineer engineer -> people.requireEngineer(engineer.engineer());
            case Caller.Unaffiliated _, Caller.Admin _ -> {
            }
        }
    }

    @Transactional(readOnly = true)
    Page<WebhookEndpoint> list(Caller caller, UUID before, int limit) {
        return Page.of(endpoints.of(Owner.of(caller), before, limit + 1), limit, endpoint -> endpoint.id().toString());
    }

    @Transactional(readOnly = true)
    WebhookEndpoint find(Caller caller, UUID id) {
        return require(caller, id);
    }

    /// @param seen the endpoint as it was before its address was looked up
    /// @throws Refusal `changed-meanwhile`
    WebhookEndpoint change(Caller caller, WebhookEndpoint seen, EndpointChange change) {
        var id = seen.id();
        endpoints.holdEnabled(id);
        var before = require(caller, id);
        if (!before.isSetAs(seen)) {
            throw Refusal.conflict("changed-meanwhile",
                    "Somebody else changed this endpoint at the same moment. Ask again.");
        }
        EventType.named(change.types());
        var reason = change.enabled() ? null : before.isEnabled() ? Reason.OWNER : before.disabledFor();
        endpoints.change(id, change.url(), change.description(), change.types(), reason);
        if (reason != null || !before.isEnabled()) {
            deliveries.drop(id, clock.instant());
        }
        return require(caller, id);
    }

    void remove(Caller caller, UUID id) {
        endpoints.remove(require(caller, id).id());
    }

    NewSecret rotate(Caller caller, UUID id, int overlapHours) {
        var until = clock.instant().plus(Duration.ofHours(overlapHours));
        return new NewSecret(secrets.next(require(caller, id).id(), until), until);
    }

    WebhookDelivery ping(Caller caller, UUID id) {
        var endpoint = requireEnabled(caller, id);
        var now = clock.instant();
        var event = log.append(new Fact(EventType.WEBHOOK_PINGED, now, endpoint.companyId(), endpoint.engineerId(),
                EventData.webhook(id)));
        return delivery(id, deliveries.add(id, event, now));
    }

    @Transactional(readOnly = true)
    Page<WebhookDelivery> deliveries(Caller caller, UUID id, Set<Stage> stages, @Nullable String cursor, int limit) {
        require(caller, id);
        var before = cursor == null ? new Cursor(END_OF_TIME, id) : Cursor.parse(cursor);
        return Page.of(deliveries.of(id, stages, before, limit + 1), limit,
                last -> new Cursor(last.createdAt(), last.id()).word());
    }

    @Transactional(readOnly = true)
    WebhookDelivery.Log delivery(Caller caller, UUID id, UUID delivery) {
        require(caller, id);
        return new WebhookDelivery.Log(delivery(id, delivery), deliveries.attempts(delivery));
    }

    WebhookDelivery deliverAgain(Caller caller, UUID id, UUID delivery) {
        requireEnabled(caller, id);
        deliveries.again(delivery(id, delivery).id(), clock.instant());
        return delivery(id, delivery);
    }

    int deliverAgainSince(Caller caller, UUID id, Instant since) {
        requireEnabled(caller, id);
        return deliveries.addAgain(id, Owner.of(caller), since, clock.instant());
    }

    private WebhookDelivery delivery(UUID endpoint, UUID id) {
        return deliveries.of(endpoint, id)
            .orElseThrow(() -> Refusal.notFound("webhook-delivery-not-found", "delivery " + id));
    }

    private WebhookEndpoint requireEnabled(Caller caller, UUID id) {
        var endpoint = require(caller, id);
        if (!endpoint.isEnabled()) {
            throw Refusal.conflict("webhook-endpoint-disabled", "The endpoint is disabled. Enable it first.");
        }
        return endpoint;
    }

    private WebhookEndpoint require(Caller caller, UUID id) {
        var owner = Owner.of(caller);
        return endpoints.of(id)
            .filter(endpoint -> owner.id().equals(owner.isCompany() ? endpoint.companyId() : endpoint.engineerId()))
            .orElseThrow(() -> Refusal.notFound("webhook-endpoint-not-found", "webhook endpoint " + id));
    }

}
