package dev.cadence.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Lanes;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Delivers what is due, on a lane for each endpoint: one that is slow or dead is slow for itself alone.
@Component
class WebhookSweep implements Sweep {

    /// Endpoints of one instance that are under way at once. Each mostly waits, on a
    /// virtual thread, and holds no connection to the database meanwhile.
    static final int AT_ONCE = 512;

    private static final Logger log = LoggerFactory.getLogger(WebhookSweep.class);

    private final WebhookEndpoints endpoints;

    private final WebhookDeliveries deliveries;

    private final WebhookPost post;

    private final Lanes lanes;

    private final Clock clock;

    WebhookSweep(WebhookEndpoints endpoints, WebhookDeliveries deliveries, WebhookPost post, Lanes lanes, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.post = post;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices.webhooks";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::deliver);
    }

    private List<UUID> due() {
        return endpoints.due(clock.instant(), AT_ONCE);
    }

    private boolean deliver(UUID endpoint) {
        try {
            return post.deliver(endpoint);
        }
        catch (RuntimeException failure) {
            log.error("Webhooks to endpoint {} are due and cannot be sent", endpoint, failure);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return deliveries.nextDue();
    }

}
