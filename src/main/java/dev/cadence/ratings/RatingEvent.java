package dev.cadence.ratings;

import java.time.Instant;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import org.jspecify.annotations.Nullable;

/// What has happened to the ratings of a booking.
public sealed interface RatingEvent {

    BookingId booking();

    /// When it happened by the rules, which may be before anyone noticed.
    Instant at();

    /// Each side sees from now on what the other said.
    ///
    /// @param ofEngineer the stars that count for the engineer; null when the company
    /// rated neither the booking nor a day
    /// @param ofCompany the engineer's; null when there are none
    record Revealed(BookingId booking, EngineerId engineer, @Nullable Integer ofEngineer, @Nullable Integer ofCompany,
            Instant at) implements RatingEvent {
    }

}
