package dev.cadence.bookings;

import java.time.Instant;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets other modules request bookings for a founder, who may do it themselves.
@Service
public class BookingRequests {

    private final BookingDesk desk;

    BookingRequests(BookingDesk desk) {
        this.desk = desk;
    }

    /// Requests an engineer, in the caller's transaction.
    /// @param startAt null for as soon as the engineer accepts
    /// @throws dev.cadence.shared.Refusal `no-usable-card`, `engineer-not-found`,
    /// `engineer-taken`, `engineer-unavailable`, `start-out-of-range`
    @Transactional(propagation = Propagation.MANDATORY)
    public BookingId request(Caller.Founder founder, EngineerId engineer, @Nullable Instant startAt) {
        return new BookingId(desk.request(founder, new BookingDesk.BookingRequest(engineer.value(), startAt)).id());
    }

}
