package dev.cadence.bookings;

/// What bookings must know of refunds, to tell what is still owed; billing knows it.
public interface RefundsOnRecord {

    /// Of a week that was never charged, nothing was refunded.
    Refunded ofWeek(BookingId booking, int week);

}
