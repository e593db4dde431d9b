package dev.cadence.bookings;

/// Why an engineer is removed from a booking.
enum Cause {

    /// The engineer did not turn up.
    NO_SHOW,
    /// The engineer behaved as nobody should.
    CONDUCT

}
