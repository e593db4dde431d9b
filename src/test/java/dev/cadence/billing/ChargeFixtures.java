package dev.cadence.billing;

import java.time.Instant;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;

import static dev.cadence.bookings.BookingFixtures.TERMS;

/// Charges of $1,500, reached as in life.
final class ChargeFixtures {

    private ChargeFixtures() {
    }

    static Charge aPlannedCharge(Instant now) {
        return new Charge(new BookingEvent.WeekBegan(BookingId.next(),
                new BookingEvent.Parties(CompanyId.next(), EngineerId.next()),
                new BookingEvent.Deal(Money.usd(1_500_00), 1), new Week(0, now), now), now);
    }

    static Charge aChargeBeingConfirmed(Instant now) {
        var charge = aPlannedCharge(now);
        charge.take("cus_1", "pm_1", now);
        charge.staged("pi_1", now);
        charge.take("cus_1", "pm_1", now);
        return charge;
    }

    static Charge aPaidCharge(Instant now) {
        var charge = aChargeBeingConfirmed(now);
        charge.record(new ChargeOutcome.Paid("ch_1"), TERMS, now);
        return charge;
    }

    static Charge aDeclinedCharge(Instant now) {
        var charge = aChargeBeingConfirmed(now);
        charge.record(new ChargeOutcome.Declined("ch_1", "insufficient_funds", false), TERMS, now);
        return charge;
    }

}
