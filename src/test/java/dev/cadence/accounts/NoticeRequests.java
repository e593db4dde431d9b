package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.ValidRequests.Maker;
import dev.cadence.accounts.ValidRequests.ValidRequest;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of events and webhooks.
final class NoticeRequests {

    private static final Map<String, Object> ENDPOINT = Map.of("url", "http://127.0.0.1:9/", "description", "", "types",
            List.of());

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("readEvents", (world, self) -> about()),
            entry("createWebhookEndpoint", (world, self) -> with(ENDPOINT)),
            entry("listWebhookEndpoints", (world, self) -> about()),
            entry("readWebhookEndpoint", (world, self) -> about(endpointOf(self))),
            entry("changeWebhookEndpoint",
                    (world, self) -> about(endpointOf(self)).and(Map.of("url", "http://127.0.0.1:9/", "description", "",
                            "types", List.of(), "enabled", true))),
            entry("deleteWebhookEndpoint", (world, self) -> about(endpointOf(self))),
            entry("rotateWebhookSecret", (world, self) -> about(endpointOf(self)).and(Map.of("overlapHours", 24))),
            entry("pingWebhookEndpoint", (world, self) -> about(endpointOf(self))),
            entry("listWebhookDeliveries", (world, self) -> about(endpointOf(self))),
            entry("readWebhookDelivery", (world, self) -> aboutDelivery(self)),
            entry("deliverWebhookAgain", (world, self) -> aboutDelivery(self)), entry("deliverWebhooksAgain",
                    (world, self) -> about(endpointOf(self)).and(Map.of("since", "2026-03-01T00:00:00Z"))));

    private NoticeRequests() {
    }

    /// Of whoever can have one; for others one that nobody has.
    private static String endpointOf(VisitingPerson self) {
        if (!has(self)) {
            return UUID.randomUUID().toString();
        }
        var there = self.session().get("/v1/webhook-endpoints?limit=1").at("/items/0/id");
        return there.isEmpty() ? self.session().post("/v1/webhook-endpoints", ENDPOINT).at("/endpoint/id") : there;
    }

    private static ValidRequest aboutDelivery(VisitingPerson self) {
        var endpoint = endpointOf(self);
        return about(endpoint,
                has(self)
                        ? self.session().post("/v1/webhook-endpoints/%s/pings".formatted(endpoint), Map.of()).at("/id")
                        : UUID.randomUUID());
    }

    private static boolean has(VisitingPerson self) {
        return self.caller() instanceof Caller.Founder || self.caller() instanceof Caller.Engineer;
    }

}
