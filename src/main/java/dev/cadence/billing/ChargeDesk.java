package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.ChargeOutcome.Declined;
import dev.cadence.billing.Wallet.Payer;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.BookingPayments;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.WorkingOn;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes due charges from step to step: a transaction that says what is tried, the call, a transaction that says what
/// came of it.
@Service
class ChargeDesk {

    private final Charges charges;

    private final Attempts attempts;

    private final Wallet wallet;

    private final CardPayments payments;

    private final BookingPayments bookings;

    private final Ledger ledger;

    private final TermsBook terms;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    ChargeDesk(Charges charges, Attempts attempts, Wallet wallet, CardPayments payments, BookingPayments bookings,
            Ledger ledger, TermsBook terms, ApplicationEventPublisher events, TransactionOperations transactions,
            Clock clock) {
        this.charges = charges;
        this.attempts = attempts;
        this.wallet = wallet;
        this.payments = payments;
        this.bookings = bookings;
        this.ledger = ledger;
        this.terms = terms;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Takes the step that is due, unless another instance has it. A payment that is
    /// staged is confirmed at once, so that
    /// both of the provider's endpoints are busy all the time: each has its own limit.
    boolean work(ChargeId id) {
        var step = transactions.execute(status -> take(id));
        if (step == null) {
            return false;
        }
        switch (step) {
            case ChargeStep.Stage stage -> {
                if (staged(id, stage.order().customer(), payments.stage(stage.order(), stage.attempt()))) {
                    work(id);
                }
            }
            case ChargeStep.Confirm confirm -> confirmed(id, confirm.order(), payments.confirm(confirm.order()));
            case ChargeStep.Look look -> record(id, payments.look(look.intentRef()));
            case ChargeStep.Cancel cancel -> record(id, payments.cancel(cancel.intentRef()));
            case ChargeStep.Settle settled -> {
                // Recorded when it was taken.
            }
        }
        return true;
    }

    /// Takes a card that is gone away first, so that the charge is tried on the company's
    /// next one as soon as it counts as declined.
    private void confirmed(ChargeId id, CardPayments.ConfirmOrder order, ChargeOutcome outcome) {
        if (outcome instanceof Declined declined && declined.isOfGoneCard()) {
            wallet.gone(order.paymentMethodRef());
        }
        record(id, outcome);
    }

    /// Keeps a charge that cannot be worked on from standing in the way of the others.
    void setAside(ChargeId id) {
        transactions.executeWithoutResult(status -> charges.postpone(id, clock.instant().plus(Charge.LEASE)));
    }

    /// Something has happened to a payment elsewhere; what, the provider is asked. If a
    /// call of ours is under way, or the charge has moved on meanwhile, only success
    /// counts: anything else may be news of an earlier attempt.
    /// @return whether the payment is one of ours
    /// @throws UnclearNews when the provider did not say, and a declined charge is not
    /// asked about again before it is tried again
    boolean converge(String intentRef) {
        var charge = charges.findByIntentRef(intentRef);
        charge.filter(it -> !it.paid() && !it.voided()).ifPresent(it -> {
            WorkingOn.booking(it.booking().value());
            var outcome = payments.look(intentRef);
            transactions.executeWithoutResult(status -> {
                var current = charges.lock(it.id()).orElseThrow();
                if (outcome instanceof ChargeOutcome.Paid
                        || (current.isSameAs(it) && !current.underWay(clock.instant()))) {
                    record(current, outcome);
                }
            });
            if (outcome instanceof ChargeOutcome.Unknown(String why) && it.declined()) {
                throw new UnclearNews(why);
            }
        });
        return charge.isPresent();
    }

    Page<ChargeView> ofBooking(CompanyId company, BookingId booking, UUID after, int limit) {
        bookings.requireOwnedBy(company, booking);
        var found = charges.ofBooking(booking, after, Limit.of(limit + 1));
        return Page.of(found, limit, charge -> charge.id().value().toString()).map(Charge::view);
    }

    ChargeView find(Caller caller, ChargeId id) {
        return charges.findById(id)
            .filter(charge -> caller instanceof Caller.Admin
                    || (caller instanceof Caller.Founder founder && founder.company().equals(charge.company())))
            .map(Charge::view)
            .orElseThrow(() -> Refusal.notFound("charge-not-found", "charge " + id.value()));
    }

    private @Nullable ChargeStep take(ChargeId id) {
        var now = clock.instant();
        return charges.claimDue(id, now).map(charge -> {
            WorkingOn.booking(charge.booking().value());
            if (charges.existsDisputed(charge.booking()) && charge.putOff(now)) {
                charges.save(charge);
                return null;
            }
            if (charge.isToBeTried(now) && isLeftToOthers(charge, now)) {
                charge.waitForOthers(now);
                charges.save(charge);
                return null;
            }
            return take(charge, now);
        }).orElse(null);
    }

    private ChargeStep take(Charge charge, Instant now) {
        var payer = wallet.payer(charge.company()).orElse(null);
        var obstacle = charge.isToBeTried(now) ? obstacleTo(charge, payer, now) : null;
        var step = obstacle != null ? new ChargeStep.Settle(obstacle) : charge.take(payer, now);
        charges.save(charge);
        if (step instanceof ChargeStep.Settle known) {
            record(charge, known.outcome());
        }
        if (step instanceof ChargeStep.Confirm confirm) {
            attempts.begun(charge.id(), confirm.order(), now);
        }
        return step;
    }

    /// Why there is no point in asking the provider, or it may not be asked.
    private @Nullable Declined obstacleTo(Charge charge, @Nullable Payer payer, Instant now) {
        if (payer == null) {
            return Declined.unasked(Declined.NO_CARD, true, now);
        }
        if (attempts.wasRefused(charge, payer)) {
            return Declined.unasked(Declined.CARD_REFUSED, true, now);
        }
        return attempts.areUsedUp(payer, terms.version(charge.termsVersion()), now)
                ? Declined.unasked(Declined.ATTEMPTS_EXHAUSTED, false, now) : null;
    }

    /// Whether attempts under way may yet use up what the card has left. Many weeks may
    /// fall due at once on a good card: they wait for each other, and none is declined
    /// for it.
    private boolean isLeftToOthers(Charge charge, Instant now) {
        var most = terms.version(charge.termsVersion()).attemptsPerCard();
        return wallet.payer(charge.company())
            .map(payer -> unpaid(charge, payer, now))
            .filter(unpaid -> unpaid.declined() < most && unpaid.declined() + unpaid.open() >= most)
            .isPresent();
    }

    private Attempts.Unpaid unpaid(Charge charge, Payer payer, Instant now) {
        var window = terms.version(charge.termsVersion()).attemptsWindow();
        return attempts.unpaidSince(now.minus(window), payer.fingerprint());
    }

    private boolean staged(ChargeId id, String customer, CardPayments.StagingOutcome outcome) {
        if (outcome instanceof CardPayments.StagingOutcome.CustomerGone) {
            wallet.customerGone(customer);
        }
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var charge = charges.lock(id).orElseThrow();
            switch (outcome) {
                case CardPayments.StagingOutcome.Staged staged ->
                    charge.staged(staged.intentRef(), customer, clock.instant());
                case CardPayments.StagingOutcome.Unknown unknown -> charge.notStaged(clock.instant());
                case CardPayments.StagingOutcome.CustomerGone gone -> charge.rejected(clock.instant());
                case CardPayments.StagingOutcome.Rejected rejected -> charge.rejected(clock.instant());
            }
            return charges.save(charge).isStaged();
        }));
    }

    private void record(ChargeId id, ChargeOutcome outcome) {
        transactions.executeWithoutResult(status -> record(charges.lock(id).orElseThrow(), outcome));
    }

    private void record(Charge charge, ChargeOutcome outcome) {
        var now = clock.instant();
        var turned = charge.record(outcome, terms.version(charge.termsVersion()), now);
        if (!(outcome instanceof Declined declined && declined.isUnasked())) {
            attempts.settled(charge.id(), charge.attempts(), outcome, now);
            if (turned && charge.declined()) {
                tryNewerCard(charge, now);
            }
        }
        charges.save(charge);
        if (turned) {
            tellBooking(charge, now);
        }
    }

    /// A card that was saved while another was being charged is tried as soon as that one
    /// is declined.
    private void tryNewerCard(Charge charge, Instant now) {
        wallet.payer(charge.company())
            .filter(payer -> !attempts.madeInVain(charge, payer))
            .ifPresent(payer -> charge.tryNewCard(now));
    }

    private void tellBooking(Charge charge, Instant now) {
        if (charge.paid()) {
            ledger.post(Entry.of(Entry.Kind.CHARGE, charge.id().value(), now)
                .debit(Account.STRIPE_CLEARING, null, charge.amount())
                .credit(Account.COMPANY, charge.company().value(), charge.amount())
                .done());
            events.publishEvent(new BillingEvent.Charged(charge.weekCharge(), now));
            bookings.weekPaid(charge.booking(), charge.week());
        }
        else if (charge.voided()) {
            if (charge.gaveUp()) {
                events.publishEvent(new ChargeNews.GivenUp(charge.id(), now));
                events.publishEvent(new BillingEvent.ChargeGivenUp(charge.weekCharge(), now));
            }
            bookings.weekVoided(charge.booking(), charge.week());
        }
        else {
            charge.failureRef().ifPresent(failure -> {
                events.publishEvent(new ChargeNews.Failed(charge.id(), failure, now));
                events.publishEvent(new BillingEvent.ChargeFailed(charge.weekCharge(), now));
            });
            bookings.paymentFailed(charge.booking(), charge.week());
        }
    }

}
