package dev.cadence.bookings;

import dev.cadence.vetting.Tier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells those who write invoices what kind of work was booked.
@Repository
public class BookedTiers {

    private final JdbcClient jdbc;

    BookedTiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param booking one that exists
    @Transactional(propagation = Propagation.SUPPORTS)
    public Tier of(BookingId booking) {
        return Tier.valueOf(
                jdbc.sql("select tier from booking where id = ?").param(booking.value()).query(String.class).single());
    }

}
