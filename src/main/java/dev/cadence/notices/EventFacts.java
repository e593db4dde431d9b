package dev.cadence.notices;

import java.util.Locale;
import java.util.UUID;

import dev.cadence.billing.BillingEvent;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.matching.MatchingEvent;
import dev.cadence.payouts.PayoutEvent;
import dev.cadence.ratings.RatingEvent;
import dev.cadence.roster.RosterEvent;
import dev.cadence.vetting.VettingEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Puts on record what the other modules say has happened, while they say it: in the transaction that does it, which
/// fails if this does. Says of each who may know.
@Component
class EventFacts {

    private final EventLog log;

    private final BookingHistory bookings;

    EventFacts(EventLog log, BookingHistory bookings) {
        this.log = log;
        this.bookings = bookings;
    }

    @EventListener
    void on(BookingEvent event) {
        switch (event) {
            case BookingEvent.Requested it -> record(EventType.BOOKING_REQUESTED, it, it.parties(), null);
            case BookingEvent.Accepted it -> record(EventType.BOOKING_ACCEPTED, it, it.parties(), null);
            case BookingEvent.Lapsed it -> record(lapsed(it.stage()), it, it.parties(), null);
            case BookingEvent.TrialStarted it -> record(EventType.BOOKING_TRIAL_STARTED, it, it.parties(), null);
            case BookingEvent.WeekBegan it ->
                record(EventType.BOOKING_WEEK_BEGAN, it, it.parties(), it.week().number());
            case BookingEvent.WeekPaid it -> record(EventType.BOOKING_WEEK_PAID, it, it.parties(), it.week().number());
            case BookingEvent.WentPastDue it ->
                record(EventType.BOOKING_PAST_DUE, it, it.parties(), it.week().number());
            case BookingEvent.Cancelled it -> record(EventType.BOOKING_CANCELLED, it, it.parties(), null);
            case BookingEvent.CancellationTakenBack it ->
                record(EventType.BOOKING_CANCELLATION_TAKEN_BACK, it, it.parties(), null);
            case BookingEvent.Resigned it -> record(EventType.BOOKING_RESIGNED, it, it.parties(), null);
            case BookingEvent.Suspended it -> record(EventType.BOOKING_SUSPENDED, it, it.parties(), null);
            case BookingEvent.Resumed it -> record(EventType.BOOKING_RESUMED, it, it.parties(), null);
            case BookingEvent.Ended it -> record(EventType.BOOKING_ENDED, it, it.parties(), null);
            // What comes of these has events of its own.
            case BookingEvent.WeekAbandoned _, BookingEvent.WeekCutShort _ -> {
            }
        }
    }

    private static EventType lapsed(String stage) {
        return EventType.of("booking." + stage.toLowerCase(Locale.ROOT));
    }

    private void record(EventType type, BookingEvent event, Parties parties, @Nullable Integer week) {
        log.append(Fact.of(type, event.at(), parties.company().value(), parties.engineer().value(),
                EventData.booking(event.booking().value(), week)));
    }

    /// Engineers are told of their weeks, and not of the company's card.
    @EventListener
    void on(BillingEvent event) {
        var charge = event.charge();
        var data = EventData.charge(charge.id(), charge.booking().value(), charge.week().number());
        switch (event) {
            case BillingEvent.Charged _ -> record(EventType.CHARGE_PAID, event, data);
            case BillingEvent.ChargeFailed _ -> record(EventType.CHARGE_FAILED, event, data);
            case BillingEvent.ChargeGivenUp _ -> record(EventType.CHARGE_GIVEN_UP, event, data);
            case BillingEvent.Refunded it -> record(EventType.REFUND_MADE, event, data.refund(it.refund()));
            case BillingEvent.RefundFailed it -> record(EventType.REFUND_FAILED, event, data.refund(it.refund()));
            case BillingEvent.DisputeOpened it -> record(EventType.DISPUTE_OPENED, event, data.dispute(it.dispute()));
            case BillingEvent.DisputeClosed it -> record(EventType.DISPUTE_CLOSED, event, data.dispute(it.dispute()));
        }
    }

    private void record(EventType type, BillingEvent event, EventData data) {
        log.append(Fact.of(type, event.at(), event.charge().company(), data));
    }

    @EventListener
    void on(PayoutEvent event) {
        var type = switch (event) {
            case PayoutEvent.PaidOut _ -> EventType.PAYOUT_SENT;
            case PayoutEvent.AccountMissing _, PayoutEvent.AccountRefused _ -> EventType.PAYOUT_BLOCKED;
            case PayoutEvent.BankRefused _ -> EventType.PAYOUT_RETURNED;
        };
        var payout = event instanceof PayoutEvent.PaidOut sent ? sent.payout() : null;
        log.append(Fact.of(type, event.at(), event.engineer(), EventData.payout(payout)));
    }

    @EventListener
    void on(VettingEvent event) {
        log.append(switch (event) {
            case VettingEvent.Approved it ->
                Fact.of(EventType.ENGINEER_APPROVED, it.at(), it.engineer(), EventData.none());
            case VettingEvent.Submitted it ->
                Fact.of(EventType.APPLICATION_SUBMITTED, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.Withdrawn it ->
                Fact.of(EventType.APPLICATION_WITHDRAWN, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.Interviewed it ->
                Fact.of(EventType.APPLICATION_INTERVIEWED, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.Rejected it ->
                Fact.of(EventType.APPLICATION_REJECTED, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.Appealed it ->
                Fact.of(EventType.APPLICATION_APPEALED, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.Reopened it ->
                Fact.of(EventType.APPLICATION_REOPENED, it.at(), it.engineer(), application(it.application()));
            case VettingEvent.InterviewAgreed it -> Fact.of(EventType.INTERVIEW_AGREED, it.at(), it.engineer(),
                    EventData.application(it.application(), it.interview()));
            case VettingEvent.InterviewMoved it -> Fact.of(EventType.INTERVIEW_MOVED, it.at(), it.engineer(),
                    EventData.application(it.application(), it.interview()));
            case VettingEvent.InterviewCancelled it -> Fact.of(EventType.INTERVIEW_CANCELLED, it.at(), it.engineer(),
                    EventData.application(it.application(), it.interview()));
            case VettingEvent.InterviewMissed it -> Fact.of(EventType.INTERVIEW_MISSED, it.at(), it.engineer(),
                    EventData.application(it.application(), it.interview()));
        });
    }

    private static EventData application(UUID id) {
        return EventData.application(id, null);
    }

    /// Without the reason, and not for the companies that have booked the engineer.
    @EventListener
    void on(RosterEvent event) {
        log.append(switch (event) {
            case RosterEvent.Suspended it ->
                Fact.of(EventType.ENGINEER_SUSPENDED, it.at(), it.engineer(), EventData.none());
            case RosterEvent.Reinstated it ->
                Fact.of(EventType.ENGINEER_REINSTATED, it.at(), it.engineer(), EventData.none());
        });
    }

    /// That ratings are shown from now on, and not what they are.
    @EventListener
    void on(RatingEvent event) {
        var booking = bookings.of(new BookingId(event.booking().value()));
        log.append(Fact.of(EventType.RATING_REVEALED, event.at(), booking.company(), booking.engineer(),
                EventData.booking(event.booking().value(), null)));
    }

    @EventListener
    void on(MatchingEvent event) {
        switch (event) {
            case MatchingEvent.BriefSubmitted it -> log.append(Fact.of(EventType.BRIEF_SUBMITTED, it.at(), it.company(),
                    EventData.brief(it.brief().value(), null)));
            case MatchingEvent.ShortlistMade it -> log.append(Fact.of(EventType.SHORTLIST_MADE, it.at(), it.company(),
                    EventData.brief(it.brief().value(), it.shortlist())));
            // The booking that is requested has an event of its own.
            case MatchingEvent.Chosen _ -> {
            }
        }
    }

}
