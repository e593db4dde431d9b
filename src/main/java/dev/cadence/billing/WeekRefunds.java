package dev.cadence.billing;

import java.util.function.ToLongFunction;

import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Refunded;
import dev.cadence.bookings.RefundsOnRecord;
import dev.cadence.shared.Money;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells bookings what was refunded of their weeks.
@Service
@Transactional(readOnly = true)
class WeekRefunds implements RefundsOnRecord {

    private final Charges charges;

    private final Refunds refunds;

    WeekRefunds(Charges charges, Refunds refunds) {
        this.charges = charges;
        this.refunds = refunds;
    }

    @Override
    public Refunded ofWeek(BookingId booking, int week) {
        return new Refunded(sum(booking, week, refunds::sum), sum(booking, week, refunds::sumShared));
    }

    private Money sum(BookingId booking, int week, ToLongFunction<ChargeId> sum) {
        return Money.usd(charges.idOf(booking, week).map(sum::applyAsLong).orElse(0L));
    }

}
