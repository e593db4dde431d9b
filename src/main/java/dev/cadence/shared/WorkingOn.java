package dev.cadence.shared;

import java.util.UUID;

import org.slf4j.MDC;

/// Says in every log line which booking the present thread works on, until it turns to another one or to nothing.
/// Whoever hands out work to threads that live longer than it says when they turn to nothing.
public final class WorkingOn {

    /// Under which the logging context has it.
    public static final String BOOKING = "bookingId";

    private WorkingOn() {
    }

    public static void booking(UUID booking) {
        MDC.put(BOOKING, booking.toString());
    }

    public static void nothing() {
        MDC.remove(BOOKING);
    }

}
