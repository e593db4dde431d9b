package dev.cadence.bookings;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.AboutBooking;
import dev.cadence.shared.Money;

/// What has happened to a booking.
public sealed interface BookingEvent extends AboutBooking {

    BookingId booking();

    @Override
    default UUID bookingId() {
        return booking().value();
    }

    /// When it happened by the rules, which may be before anyone noticed.
    Instant at();

    /// A founder asked for an engineer, who is held from now on.
    record Requested(BookingId booking, Parties parties, Instant respondBy, Instant at) implements BookingEvent {
    }

    /// The engineer said yes; work starts at the given instant.
    record Accepted(BookingId booking, Parties parties, Instant startsAt, Instant at) implements BookingEvent {
    }

    /// A request came to nothing: declined, expired or withdrawn.
    record Lapsed(BookingId booking, Parties parties, String stage, Instant at) implements BookingEvent {
    }

    /// The free hours have begun; from here on the engineer is owed the trial's pay.
    record TrialStarted(BookingId booking, Parties parties, Deal deal, Instant trialEndsAt,
            Instant at) implements BookingEvent {
    }

    /// A week has begun and is to be charged.
    record WeekBegan(BookingId booking, Parties parties, Deal deal, Week week, Instant at) implements BookingEvent {
    }

    /// A week's charge succeeded; from here on the engineer is owed the week's share.
    record WeekPaid(BookingId booking, Parties parties, Deal deal, Week week, Instant at) implements BookingEvent {
    }

    /// A week's charge failed; work pauses.
    record WentPastDue(BookingId booking, Parties parties, Week week, Instant at) implements BookingEvent {
    }

    /// The founder stops and has not paid the week: its charge is to be voided, unless it
    /// succeeds first.
    record WeekAbandoned(BookingId booking, Week week, Instant at) implements BookingEvent {
    }

    /// The founder has cancelled; unless that is taken back, the booking ends at the
    /// given instant.
    record Cancelled(BookingId booking, Parties parties, Instant endsAt, Instant at) implements BookingEvent {
    }

    /// The founder took the cancellation back in time.
    record CancellationTakenBack(BookingId booking, Parties parties, Instant at) implements BookingEvent {
    }

    /// It is over.
    record Ended(BookingId booking, Parties parties, EndReason reason, Instant at) implements BookingEvent {
    }

    /// A week that was paid for ended before its time through no fault of the company's,
    /// which is owed what is unused of it.
    ///
    /// @param endedAt when work ended, which may be before the week began
    record WeekCutShort(BookingId booking, Parties parties, Deal deal, Week week, Instant endedAt,
            Instant at) implements BookingEvent {

        /// What the company is owed back.
        public Money unused() {
            return week.unused(deal.weeklyPrice(), endedAt);
        }

    }

    /// A dispute was opened about one of its weeks; work pauses.
    record Suspended(BookingId booking, Parties parties, Instant at) implements BookingEvent {
    }

    /// No dispute is open any more; work goes on.
    record Resumed(BookingId booking, Parties parties, Instant at) implements BookingEvent {
    }

    /// The engineer resigns; the booking ends at the given instant.
    record Resigned(BookingId booking, Parties parties, Instant endsAt, Instant at) implements BookingEvent {
    }

    /// Whom a booking binds.
    record Parties(CompanyId company, EngineerId engineer) {
    }

    /// What they agreed on: the price of a week, and the version of the terms.
    record Deal(Money weeklyPrice, int terms) {
    }

}
