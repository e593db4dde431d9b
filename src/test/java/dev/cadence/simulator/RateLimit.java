package dev.cadence.simulator;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// So many requests per second and endpoint, by the simulator's clock; without a limit unless one is set.
final class RateLimit {

    private final Clock clock;

    private final Map<String, Integer> inThisSecond = new HashMap<>();

    private long second;

    private int perSecond = Integer.MAX_VALUE;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized void allow(int requestsPerSecond) {
        this.perSecond = requestsPerSecond;
        this.inThisSecond.clear();
    }

    synchronized void count(Route route) {
        long now = this.clock.instant().getEpochSecond();
        if (now != this.second) {
            this.second = now;
            this.inThisSecond.clear();
        }
        if (this.inThisSecond.merge(route.endpoint(), 1, Integer::sum) > this.perSecond) {
            throw StripeRefusal.rateLimited();
        }
    }

}
