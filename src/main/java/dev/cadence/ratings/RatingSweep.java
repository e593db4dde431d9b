package dev.cadence.ratings;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Shows ratings whose time is up; one short transaction each.
@Component
class RatingSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RatingSweep.class);

    private static final Limit BATCH = Limit.of(100);

    private final BookingRatings ratings;

    private final RatingDesk desk;

    private final Clock clock;

    RatingSweep(BookingRatings ratings, RatingDesk desk, Clock clock) {
        this.ratings = ratings;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ratings.reveal";
    }

    @Override
    public int sweep() {
        return (int) ratings.due(clock.instant(), BATCH).stream().filter(this::reveal).count();
    }

    private boolean reveal(BookingId booking) {
        try {
            return desk.reveal(booking);
        }
        catch (RuntimeException failure) {
            log.error("The ratings of booking {} are due and cannot be shown", booking.value(), failure);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return ratings.nextDue();
    }

}
