package dev.cadence.notices;

import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import dev.cadence.notices.WebhookEndpoint.Owner;
import dev.cadence.shared.Page;

import org.springframework.stereotype.Component;

/// The endpoints of engineers. A founder's are the company's.
@Component
class WebhookRecords implements PersonalData {

    private final WebhookEndpoints endpoints;

    WebhookRecords(WebhookEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public String section() {
        return "webhookEndpoints";
    }

    @Override
    public Class<? extends Record> form() {
        return WebhookEndpoint.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer
                ? endpoints.of(Owner.of(person), UUID.fromString(Page.NEWEST), WebhookDesk.MOST).stream()
                : Stream.empty();
    }

    /// With all that was sent there, and what was answered.
    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer) {
            endpoints.removeAll(Owner.of(person));
        }
    }

}
