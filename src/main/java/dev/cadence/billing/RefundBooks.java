package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.People;
import dev.cadence.billing.CardRefunds.SeenRefund;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.shared.WorkingOn;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what refunds are to be made and what became of them, together with the charge's sum, the entries in the
/// ledger and the news to others. Makes no call to the provider. Locks the charge before anything else.
@Service
@Transactional
class RefundBooks {

    private final Refunds refunds;

    private final Charges charges;

    private final Disputes disputes;

    private final Ledger ledger;

    private final People people;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    RefundBooks(Refunds refunds, Charges charges, Disputes disputes, Ledger ledger, People people,
            ApplicationEventPublisher events, Clock clock) {
        this.refunds = refunds;
        this.charges = charges;
        this.disputes = disputes;
        this.ledger = ledger;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /// Gives back what is unused of a week, or what is left of its charge if that is
    /// less; once, and nothing of what a bank has taken back.
    void refundUnused(BookingEvent.WeekCutShort cut) {
        var charge = charges.lock(cut.booking(), cut.week().number())
            .filter(Charge::paid)
            .orElseThrow(() -> new IllegalStateException("The week that was cut short is not known to be paid yet"));
        var amount = cut.unused().minor() < charge.left().minor() ? cut.unused() : charge.left();
        if (amount.minor() > 0 && !refunds.existsOfUnused(charge.id()) && !disputes.existsLost(charge.id())) {
            keep(Refund.ofUnused(charge, amount, clock.instant()), charge);
        }
    }

    /// Takes the step that is due, unless another instance has it.
    Optional<RefundStep> take(UUID id) {
        return refunds.chargeOf(id).flatMap(of -> {
            var charge = charges.lock(of).orElseThrow();
            WorkingOn.booking(charge.booking().value());
            var now = clock.instant();
            return refunds.claimDue(id, now).flatMap(refund -> {
                var step = refund.take(charge, now);
                refunds.save(refund);
                return step;
            });
        });
    }

    void record(UUID id, RefundOutcome outcome) {
        var charge = charges.lock(refunds.chargeOf(id).orElseThrow()).orElseThrow();
        record(refunds.lock(id).orElseThrow(), charge, outcome);
    }

    /// Records what the provider has, be it ours or not. What an earlier attempt has come
    /// to is known already.
    /// @return whether it is a refund of one of our charges
    boolean see(SeenRefund seen) {
        var found = charges.idOf(seen.chargeRef());
        if (found.isEmpty()) {
            return false;
        }
        var charge = charges.lock(found.get()).orElseThrow();
        WorkingOn.booking(charge.booking().value());
        var known = Optional.ofNullable(seen.refund())
            .flatMap(refunds::lock)
            .filter(refund -> refund.charge().equals(charge.id()))
            .or(() -> refunds.lock(seen.refundRef()));
        if (known.isEmpty()) {
            record(keep(Refund.found(charge, seen.amount(), clock.instant()), charge), charge, seen.outcome());
        }
        else if (seen.refund() == null || known.get().attempts() == seen.attempt()) {
            record(known.get(), charge, seen.outcome());
        }
        return true;
    }

    private void record(Refund refund, Charge charge, RefundOutcome outcome) {
        var now = clock.instant();
        var turn = refund.record(outcome, now);
        keep(refund, charge);
        switch (turn) {
            case ACCEPTED -> accepted(refund, charge, now);
            case CAME_BACK -> cameBack(refund, charge, now);
            case REFUSED -> tellAdmins(refund, now);
            case NONE -> {
            }
        }
    }

    private void accepted(Refund refund, Charge charge, Instant now) {
        ledger.post(Entry.of(Entry.Kind.REFUND, refund.postingId(), now)
            .debit(Account.COMPANY, charge.company().value(), refund.amount())
            .credit(Account.STRIPE_CLEARING, null, refund.amount())
            .done());
        events.publishEvent(new BillingEvent.Refunded(refund.id(), charge.weekCharge(), refund.amount(),
                refund.bearer(), refund.reason(), now));
    }

    private void cameBack(Refund refund, Charge charge, Instant now) {
        ledger.post(Entry.of(Entry.Kind.REFUND_FAILED, refund.postingId(), now)
            .debit(Account.STRIPE_CLEARING, null, refund.amount())
            .credit(Account.COMPANY, charge.company().value(), refund.amount())
            .done());
        events.publishEvent(new BillingEvent.RefundFailed(refund.id(), charge.weekCharge(), refund.amount(), now));
        tellAdmins(refund, now);
    }

    private void tellAdmins(Refund refund, Instant now) {
        people.admins()
            .forEach(
                    admin -> events.publishEvent(new RefundNews(refund.id(), refund.attempts(), admin.account(), now)));
    }

    /// Lets the refunds go on that waited for a dispute, or gives them up.
    void disputesClosed(Charge charge, boolean lost) {
        var now = clock.instant();
        refunds.waiting(charge.id()).forEach(refund -> {
            if (lost) {
                refund.giveUp(now);
            }
            else {
                refund.goOn(now);
            }
            keep(refund, charge);
        });
    }

    /// Saves a refund, and how much of the charge is refunded with it.
    Refund keep(Refund refund, Charge charge) {
        var saved = refunds.save(refund);
        charge.refunded(refunds.sum(charge.id()));
        charges.save(charge);
        return saved;
    }

    void setAside(UUID id) {
        refunds.postpone(id, clock.instant().plus(Charge.LEASE));
    }

}
