package dev.cadence.bookings;

/// Why a booking ended.
public enum EndReason {

    /// The founder cancelled.
    CANCELLED,
    /// A week stayed unpaid until the retries were used up.
    UNPAID

}
