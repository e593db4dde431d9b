package dev.cadence.stripe;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Keeps to [Stripe's limits](https://docs.stripe.com/rate-limits): calls are let through evenly, at the pace of each
/// endpoint and of all together. It goes by the time that really passes, which is what Stripe counts by.
final class Pace {

    /// How many requests a second Stripe takes at one endpoint.
    private static final int PER_ENDPOINT = 25;

    /// How many requests a second Stripe takes in all, with a live key.
    private static final int LIVE = 100;

    /// How many requests a second Stripe takes in all, with a test key.
    private static final int TEST = 25;

    private final ConcurrentMap<String, Lane> endpoints = new ConcurrentHashMap<>();

    private final Lane all;

    private final double share;

    /// @param share which part of Stripe's limits this instance may use
    Pace(boolean live, double share) {
        this.all = new Lane((live ? LIVE : TEST) * share);
        this.share = share;
    }

    /// Waits for a turn.
    /// @return false when none came in time
    boolean await(String endpoint, boolean someoneWaits, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        return lane(endpoint).enter(someoneWaits, patience)
                && all.enter(someoneWaits, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }

    /// Stripe has had too many at this endpoint: nobody of this instance calls it for so
    /// long.
    void rest(String endpoint, Duration pause) {
        lane(endpoint).rest(pause);
    }

    private Lane lane(String endpoint) {
        return endpoints.computeIfAbsent(endpoint, unknown -> new Lane(PER_ENDPOINT * share));
    }

}
