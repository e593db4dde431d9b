package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.People;
import dev.cadence.billing.CardDisputes.SeenDispute;
import dev.cadence.bookings.BookingPayments;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.shared.WorkingOn;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records how disputes stand, together with what follows for the booking, its charges and refunds, and the ledger. Makes
/// no call to the provider. Locks the booking's charges before anything else.
@Service
@Transactional
class DisputeBooks {

    private final Disputes disputes;

    private final Charges charges;

    private final RefundBooks refunds;

    private final EvidenceWriter evidence;

    private final BookingPayments bookings;

    private final TermsBook terms;

    private final Ledger ledger;

    private final People people;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    DisputeBooks(Disputes disputes, Charges charges, RefundBooks refunds, EvidenceWriter evidence,
            BookingPayments bookings, TermsBook terms, Ledger ledger, People people, ApplicationEventPublisher events,
            Clock clock) {
        this.disputes = disputes;
        this.charges = charges;
        this.refunds = refunds;
        this.evidence = evidence;
        this.bookings = bookings;
        this.terms = terms;
        this.ledger = ledger;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /// Takes the step that is due, unless another instance has it.
    Optional<DisputeStep> take(UUID id) {
        var now = clock.instant();
        return disputes.claimDue(id, now).map(dispute -> {
            WorkingOn.booking(dispute.booking().value());
            var step = dispute.mustAnswer(now) ? dispute.submit(evidence.of(dispute), now) : dispute.look(now);
            disputes.save(dispute);
            return step;
        });
    }

    /// Nobody knows how it stands.
    void notSeen(UUID id) {
        var dispute = disputes.lock(id).orElseThrow();
        dispute.notSeen(clock.instant());
        disputes.save(dispute);
    }

    /// Records how it stands, of whichever stage we heard last: a dispute may be closed
    /// when we first hear of it.
    /// @param asked whether this answers our own question
    /// @return whether it is about one of our charges
    boolean see(SeenDispute seen, boolean asked) {
        var booking = charges.bookingOf(seen.chargeRef());
        if (booking.isEmpty()) {
            return false;
        }
        WorkingOn.booking(booking.get().value());
        var all = charges.lockAll(booking.get());
        var charge = all.stream().filter(one -> one.isPaidBy(seen.chargeRef())).findAny().orElseThrow();
        var now = clock.instant();
        var dispute = disputes.lock(seen.disputeRef()).orElseGet(() -> opened(seen, charge, now));
        var closed = dispute.see(seen, asked, now);
        disputes.save(dispute);
        post(dispute, charge, now);
        if (closed) {
            close(dispute, charge, all, now);
        }
        return true;
    }

    private Dispute opened(SeenDispute seen, Charge charge, Instant now) {
        var dispute = disputes.save(new Dispute(seen, charge, now));
        charge.dispute(now);
        charges.save(charge);
        bookings.disputeOpened(charge.booking());
        events.publishEvent(new BillingEvent.DisputeOpened(dispute.id(), charge.weekCharge(), dispute.inquiry(), now));
        people.admins().forEach(admin -> events.publishEvent(new DisputeToSee(dispute.id(), admin.account(), now)));
        return dispute;
    }

    /// The provider's fees are no part of it: the reconciliation books them.
    private void post(Dispute dispute, Charge charge, Instant now) {
        if (dispute.withdrawn().minor() > 0) {
            ledger.post(Entry.of(Entry.Kind.DISPUTE_WITHDRAWN, dispute.id(), now)
                .debit(Account.DISPUTE_HOLD, null, dispute.withdrawn())
                .credit(Account.STRIPE_CLEARING, null, dispute.withdrawn())
                .done());
        }
        if (dispute.reinstated().minor() > 0) {
            ledger.post(Entry.of(Entry.Kind.DISPUTE_REINSTATED, dispute.id(), now)
                .debit(Account.STRIPE_CLEARING, null, dispute.reinstated())
                .credit(Account.DISPUTE_HOLD, null, dispute.reinstated())
                .done());
        }
        var loss = dispute.withdrawn().plus(dispute.reinstated().negated());
        if (dispute.lost() && loss.minor() > 0) {
            ledger.post(Entry.of(Entry.Kind.DISPUTE_LOST, dispute.id(), now)
                .debit(Account.DISPUTE_LOSS, null, loss)
                .credit(Account.DISPUTE_HOLD, null, loss)
                .done());
        }
    }

    private void close(Dispute dispute, Charge charge, List<Charge> all, Instant now) {
        if (!disputes.existsOpen(charge.id())) {
            charge.endDispute();
            charges.save(charge);
            refunds.disputesClosed(charge, disputes.existsLost(charge.id()));
        }
        events.publishEvent(new BillingEvent.DisputeClosed(dispute.id(), charge.weekCharge(), dispute.lost(), now));
        if (!disputes.existsOpen(charge.booking())) {
            var lost = disputes.existsLost(charge.booking());
            bookings.disputesClosed(charge.booking(), lost);
            all.forEach(one -> goOn(one, lost, now));
        }
    }

    /// Whoever took money back is charged no further, from this very moment.
    private void goOn(Charge charge, boolean lost, Instant now) {
        if (lost) {
            charge.abandon(now);
        }
        else {
            charge.goOn(terms.version(charge.termsVersion()), now);
        }
        charges.save(charge);
    }

    void setAside(UUID id) {
        disputes.postpone(id, clock.instant().plus(Charge.LEASE));
    }

}
