package dev.cadence.billing;

import java.time.Duration;

/// How long it takes until the provider is asked again: each time twice as long, up to a limit.
final class Waits {

    static final Duration FIRST = Duration.ofSeconds(10);

    /// The most for a call in doubt.
    static final Duration LONGEST_DOUBT = Duration.ofSeconds(640);

    /// The most for a payment that the bank is processing, which may take days, and for
    /// one with which the provider finds fault until a person has looked.
    static final Duration LONGEST = Duration.ofHours(1);

    /// How long a charge is put off at a time while a dispute is open; when it is closed
    /// the charge is due at once.
    static final Duration WHILE_DISPUTED = Duration.ofDays(1);

    /// Far more than it takes to get to the limit.
    private static final int MOST_DOUBLINGS = 16;

    private Waits() {
    }

    static Duration after(int troubles, Duration longest) {
        var wait = FIRST.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

}
