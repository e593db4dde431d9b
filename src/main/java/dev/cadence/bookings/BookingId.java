package dev.cadence.bookings;

import java.util.UUID;

import dev.cadence.shared.Ids;
import jakarta.persistence.Embeddable;

/// One company's engagement of one engineer.
@Embeddable
public record BookingId(UUID value) {

    public static BookingId next() {
        return new BookingId(Ids.next());
    }

}
