package dev.cadence.bookings;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.AboutBooking;

/// A week for which work paused is paid after all, and work goes on. That a week is paid is told of all weeks; this is
/// for who waited.
record PastDuePaid(BookingId booking, Instant at) implements AboutBooking {

    @Override
    public UUID bookingId() {
        return booking.value();
    }

}
