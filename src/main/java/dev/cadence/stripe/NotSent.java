package dev.cadence.stripe;

/// A call that did not leave this process, so that it cannot have done anything.
final class NotSent extends RuntimeException {

    private final Fate fate;

    private NotSent(Fate fate, String why) {
        super(why, null, false, false);
        this.fate = fate;
    }

    /// Others were to be sent first, for longer than the caller can wait.
    static NotSent inTime(String endpoint) {
        return new NotSent(Fate.RETRY_SAME_KEY, "No turn came for " + endpoint);
    }

    static NotSent halted() {
        return new NotSent(Fate.HALT, "Nothing is sent while Stripe refuses the key");
    }

    Fate fate() {
        return fate;
    }

}
