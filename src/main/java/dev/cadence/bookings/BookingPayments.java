package dev.cadence.bookings;

import dev.cadence.accounts.CompanyId;

import org.springframework.stereotype.Service;

/// Where billing tells a booking what became of a week's charge, in the transaction that records it. Telling twice
/// changes nothing.
@Service
public class BookingPayments {

    private final BookingDesk desk;

    BookingPayments(BookingDesk desk) {
        this.desk = desk;
    }

    public void weekPaid(BookingId booking, int week) {
        desk.tell(booking, (it, now) -> it.weekPaid(week, now));
    }

    public void paymentFailed(BookingId booking, int week) {
        desk.tell(booking, (it, now) -> it.paymentFailed(week, now));
    }

    /// The week's charge can no longer succeed.
    public void weekVoided(BookingId booking, int week) {
        desk.tell(booking, (it, now) -> it.weekVoided(week, now));
    }

    /// A bank disputes a week of the booking: work pauses.
    public void disputeOpened(BookingId booking) {
        desk.tell(booking, Booking::suspend);
    }

    /// No dispute about the booking is open any more.
    /// @param lost whether the last one that was closed was lost
    public void disputesClosed(BookingId booking, boolean lost) {
        desk.tell(booking, (it, now) -> it.resume(lost, now));
    }

    /// @throws dev.cadence.shared.Refusal `booking-not-found` when it is another
    /// company's, or nobody's
    public void requireOwnedBy(CompanyId company, BookingId booking) {
        desk.requireOwnedBy(company, booking);
    }

    /// Whether the company has a booking that is asked for or goes on.
    public boolean hasLive(CompanyId company) {
        return desk.hasLive(company);
    }

}
