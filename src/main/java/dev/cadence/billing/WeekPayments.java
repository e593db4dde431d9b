package dev.cadence.billing;

import java.util.Optional;
import java.util.UUID;

import dev.cadence.bookings.BookingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells those who pay engineers how a week was paid for.
@Repository
public class WeekPayments {

    private final JdbcClient jdbc;

    WeekPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How the week was paid for; empty if it was not.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<WeekPayment> of(BookingId booking, int week) {
        return jdbc.sql("""
                select id, charge_ref, disputed_since is not null as disputed from charge
                where booking_id = ? and week = ? and stage = 'PAID'""")
            .params(booking.value(), week)
            .query((row, number) -> new WeekPayment(row.getObject("id", UUID.class), row.getString("charge_ref"),
                    row.getBoolean("disputed")))
            .optional();
    }

    /// @param charge the week's charge
    /// @param chargeRef the provider's reference of the charge that paid the week
    /// @param disputed whether the company's bank disputes it at present
    public record WeekPayment(UUID charge, String chargeRef, boolean disputed) {
    }

}
