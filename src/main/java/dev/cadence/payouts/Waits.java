package dev.cadence.payouts;

import java.time.Duration;

/// How long to wait before the next try of the same thing.
final class Waits {

    /// How long a call may take, with its retries, before another worker asks what became
    /// of it.
    static final Duration LEASE = Duration.ofMinutes(3);

    /// After an unclear outcome nobody looks sooner: by then the call is over at the
    /// provider as well.
    private static final Duration LOOK = Duration.ofMinutes(2);

    private static final int MOST_DOUBLINGS = 5;

    private static final Duration RETRY = Duration.ofHours(1);

    private Waits() {
    }

    /// Before looking what became of a call: 2 minutes at first, at last about an hour.
    static Duration beforeLook(int troubles) {
        return LOOK.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
    }

    /// Before trying again what was refused: an hour at first, at last more than a day.
    static Duration beforeRetry(int troubles) {
        return RETRY.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
    }

}
