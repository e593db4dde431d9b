package dev.cadence.bookings;

import java.time.Instant;

/// A trial ends soon, and with it the time to cancel before the first week is charged.
record TrialEnding(BookingId booking, Instant at) {
}
