package dev.cadence.ratings;

import dev.cadence.bookings.BookingEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Lets bookings be rated when they are over.
@Component
class RatingListeners {

    private final RatingDesk desk;

    RatingListeners(RatingDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "ratings.open")
    void on(BookingEvent.Ended ended) {
        desk.open(ended.booking());
    }

}
