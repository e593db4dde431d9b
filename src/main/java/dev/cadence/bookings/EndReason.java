package dev.cadence.bookings;

/// Why a booking ended.
public enum EndReason {

    /// The founder cancelled.
    CANCELLED,
    /// A week stayed unpaid until the retries were used up.
    UNPAID,
    /// An admin removed the engineer for cause.
    REMOVED,
    /// The engineer resigned.
    RESIGNED,
    /// The company's bank took back what a week had cost, for good.
    DISPUTE_LOST;

    /// Whether the company is owed what is unused of the week that it has paid for, since
    /// it was not the company who stopped.
    boolean owesUnused() {
        return this == REMOVED || this == RESIGNED;
    }

}
