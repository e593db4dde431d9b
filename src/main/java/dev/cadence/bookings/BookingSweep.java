package dev.cadence.bookings;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Lets due bookings expire, start, begin their next week or end; one short transaction each.
@Component
class BookingSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(BookingSweep.class);

    private static final Limit BATCH = Limit.of(100);

    private final Bookings bookings;

    private final BookingDesk desk;

    private final Clock clock;

    BookingSweep(Bookings bookings, BookingDesk desk, Clock clock) {
        this.bookings = bookings;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bookings.due";
    }

    @Override
    public int sweep() {
        return (int) bookings.due(clock.instant(), BATCH).stream().filter(this::fallDue).count();
    }

    private boolean fallDue(BookingId id) {
        try {
            return desk.fallDue(id);
        }
        catch (RuntimeException failure) {
            log.error("Booking {} is due and cannot move on", id.value(), failure);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return bookings.nextDue();
    }

}
