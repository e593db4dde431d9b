package dev.cadence.shared;

import java.util.UUID;

/// Something that concerns one booking, such as an event: while it is dealt with, log lines name that booking.
public interface AboutBooking {

    UUID bookingId();

}
