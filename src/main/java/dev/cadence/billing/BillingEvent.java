package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.AboutBooking;
import dev.cadence.shared.Money;

/// What has happened on the company's side of money, for those who need to know: the engineer's side, invoices, letters.
public sealed interface BillingEvent extends AboutBooking {

    /// Which week's charge it is about.
    WeekCharge charge();

    @Override
    default UUID bookingId() {
        return charge().booking().value();
    }

    Instant at();

    /// A week was charged.
    record Charged(WeekCharge charge, Instant at) implements BillingEvent {
    }

    /// An attempt to charge a week was declined, or wants the founder; it may be tried
    /// again.
    record ChargeFailed(WeekCharge charge, Instant at) implements BillingEvent {
    }

    /// A week will not be charged any more, after all that was tried.
    record ChargeGivenUp(WeekCharge charge, Instant at) implements BillingEvent {
    }

    /// A company gets money back: the provider has accepted the refund.
    record Refunded(UUID refund, WeekCharge charge, Money amount, Bearer bearer, String reason,
            Instant at) implements BillingEvent {
    }

    /// A refund that had been accepted came back; the company still has to get its money.
    record RefundFailed(UUID refund, WeekCharge charge, Money amount, Instant at) implements BillingEvent {
    }

    /// A company's bank disputes a charge.
    ///
    /// @param inquiry whether the bank only asks, and has not withdrawn the money
    record DisputeOpened(UUID dispute, WeekCharge charge, boolean inquiry, Instant at) implements BillingEvent {
    }

    /// The bank has decided.
    record DisputeClosed(UUID dispute, WeekCharge charge, boolean lost, Instant at) implements BillingEvent {
    }

    /// A charge of one week.
    ///
    /// @param id the charge's
    /// @param amount what the week cost
    record WeekCharge(UUID id, BookingId booking, CompanyId company, Week week, Money amount) {
    }

    /// Who bears a refund.
    enum Bearer {

        /// The part of the week that is refunded was not worked: the engineer's share and
        /// the platform's fee shrink with
        /// it.
        SHARED,
        /// The platform alone, out of goodwill.
        PLATFORM

    }

}
