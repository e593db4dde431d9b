package dev.cadence.billing;

import java.time.Clock;

import dev.cadence.bookings.BookingEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Plans a charge for each week that begins, gives up what nobody wants any more, and gives back what was
/// not used. Told twice, both change nothing.
@Component
class ChargeListeners {

    private final Charges charges;

    private final RefundBooks refunds;

    private final Clock clock;

    ChargeListeners(Charges charges, RefundBooks refunds, Clock clock) {
        this.charges = charges;
        this.refunds = refunds;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "billing.plan-charge")
    void on(BookingEvent.WeekBegan began) {
        if (!charges.exists(began.booking(), began.week().number())) {
            charges.save(new Charge(began, clock.instant()));
        }
    }

    @ApplicationModuleListener(id = "billing.abandon-charge")
    void on(BookingEvent.WeekAbandoned abandoned) {
        charges.lock(abandoned.booking(), abandoned.week().number()).ifPresent(charge -> {
            charge.abandon(clock.instant());
            charges.save(charge);
        });
    }

    @ApplicationModuleListener(id = "billing.refund-unused")
    void on(BookingEvent.WeekCutShort cut) {
        refunds.refundUnused(cut);
    }

}
