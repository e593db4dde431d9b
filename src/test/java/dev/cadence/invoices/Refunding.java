package dev.cadence.invoices;

import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.BillingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Tells of refunds of a booking's first week, as billing does.
record Refunding(Marketplace marketplace, ApplicationEventPublisher events, TransactionOperations transactions,
        JdbcClient jdbc) {

    void refunded(Booked booking, UUID refund, long cents) {
        tell(new BillingEvent.Refunded(refund, weekOf(booking), Money.usd(cents), BillingEvent.Bearer.PLATFORM, "Sorry",
                marketplace.now()));
    }

    void refundFailed(Booked booking, UUID refund, long cents) {
        tell(new BillingEvent.RefundFailed(refund, weekOf(booking), Money.usd(cents), marketplace.now()));
    }

    void chargedAgain(Booked booking) {
        tell(new BillingEvent.Charged(weekOf(booking), marketplace.now()));
    }

    private void tell(BillingEvent event) {
        transactions.executeWithoutResult(begun -> events.publishEvent(event));
        marketplace.time().settle();
    }

    private BillingEvent.WeekCharge weekOf(Booked booking) {
        return jdbc.sql("select id, week_starts_at, amount_minor from charge where booking_id = ? and week = 0")
            .param(UUID.fromString(booking.id()))
            .query((row, number) -> new BillingEvent.WeekCharge(row.getObject("id", UUID.class),
                    new BookingId(UUID.fromString(booking.id())),
                    new CompanyId(booking.founder().caller().company().value()),
                    new Week(0, row.getTimestamp("week_starts_at").toInstant()),
                    Money.usd(row.getLong("amount_minor"))))
            .single();
    }

}
