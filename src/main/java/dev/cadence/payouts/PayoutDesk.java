package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.billing.WeekPayments;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.payouts.Transfers.TransferOutcome;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import dev.cadence.shared.WorkingOn;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes due payouts from step to step: a transaction that says what is sent, the call, a transaction that says what came
/// of it. Whoever locks an engineer's account and a payout of theirs locks the account first.
@Service
class PayoutDesk {

    private static final int WHOLE = 10_000;

    private final Payouts payouts;

    private final Payees payees;

    private final RefundShares shares;

    private final Transfers transfers;

    private final WeekPayments weeks;

    private final Ledger ledger;

    private final TermsBook terms;

    private final ApplicationEventPublisher events;

    private final TransactionOperations transactions;

    private final Clock clock;

    PayoutDesk(Payouts payouts, Payees payees, RefundShares shares, Transfers transfers, WeekPayments weeks,
            Ledger ledger, TermsBook terms, ApplicationEventPublisher events, TransactionOperations transactions,
            Clock clock) {
        this.payouts = payouts;
        this.payees = payees;
        this.shares = shares;
        this.transfers = transfers;
        this.weeks = weeks;
        this.ledger = ledger;
        this.terms = terms;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Takes the step that is due, unless another instance has it.
    boolean work(UUID id) {
        var step = transactions.execute(status -> take(id));
        if (step == null) {
            return false;
        }
        switch (step) {
            case PayoutStep.Send send -> record(id, transfers.send(send.order()));
            case PayoutStep.Find find -> record(id, transfers.find(find.order()));
            case PayoutStep.Rest rest -> {
            }
        }
        return true;
    }

    /// Keeps a payout that cannot be worked on from standing in the way of the others.
    void setAside(UUID id) {
        transactions.executeWithoutResult(status -> payouts.postpone(id, clock.instant().plus(Waits.LEASE)));
    }

    /// A dispute about a week was opened or closed; whether one is open now, billing
    /// knows.
    void disputed(BookingId booking, int week) {
        transactions.executeWithoutResult(status -> payouts.lock(booking, week).ifPresent(payout -> {
            freeze(payout, isDisputed(payout), clock.instant());
            payouts.save(payout);
        }));
    }

    Page<PayoutView> inStage(Payout.Stage stage, UUID before, int limit) {
        var found = payouts.inStage(stage, before, Limit.of(limit + 1));
        return Page.of(found, limit, payout -> payout.id().toString()).map(Payout::view);
    }

    private @Nullable PayoutStep take(UUID id) {
        var now = clock.instant();
        var payee = payees.lock(payouts.engineerOf(id)).orElse(null);
        return payouts.claimDue(id, now).map(payout -> {
            WorkingOn.booking(payout.booking().value());
            var step = next(payout, payee, now);
            payouts.save(payout);
            return step;
        }).orElse(null);
    }

    private PayoutStep next(Payout payout, @Nullable Payee payee, Instant now) {
        if (payout.underWay()) {
            payout.lookedFor(now);
            return new PayoutStep.Find(payout.order(null, group(payout)));
        }
        var payable = payout.payable();
        if (payable.minor() == 0) {
            payout.settle(payable, now);
        }
        else if (isDisputed(payout)) {
            freeze(payout, true, now);
        }
        else if (payee == null || !payee.active() || payee.accountRef() == null) {
            block(payout, payee, now);
        }
        else {
            return send(payout, payee.accountRef(), now);
        }
        return new PayoutStep.Rest();
    }

    private void freeze(Payout payout, boolean disputed, Instant now) {
        if (payout.freeze(disputed, now) && payout.payable().minor() > 0) {
            events.publishEvent(
                    disputed ? new DisputedPay.HeldBack(payout.id(), now) : new DisputedPay.Released(payout.id(), now));
        }
    }

    private void block(Payout payout, @Nullable Payee payee, Instant now) {
        if (!payouts.anyBlocked(payout.engineer(), payout.id())) {
            events.publishEvent(new PayoutEvent.AccountMissing(payout.engineer(), now));
        }
        payout.block((payee == null ? Payee.State.NONE : payee.state()).name());
    }

    private PayoutStep send(Payout payout, String destination, Instant now) {
        var netted = toNet(payout);
        if (netted.equals(payout.payable())) {
            payout.settle(netted, now);
            postNetting(payout, now);
            return new PayoutStep.Rest();
        }
        payout.send(destination, netted, now);
        return new PayoutStep.Send(payout.order(source(payout), group(payout)));
    }

    /// What is kept of a payout for what its engineer owes, at most as much as the terms
    /// allow.
    private Money toNet(Payout payout) {
        var payable = payout.payable();
        var most = payable.roundedDownPart(terms.version(payout.termsVersion()).nettingBasisPoints(), WHOLE).minor();
        return new Money(Math.clamp(payouts.debtOf(payout.engineer()), 0, most), payable.currency());
    }

    private void record(UUID id, TransferOutcome outcome) {
        transactions.executeWithoutResult(status -> {
            if (outcome instanceof TransferOutcome.AccountRefused) {
                // Of two that are refused at the same time, one is told of.
                payees.lock(payouts.engineerOf(id));
            }
            var payout = payouts.lock(id).orElseThrow();
            if (payout.underWay()) {
                record(payout, outcome, clock.instant());
                payouts.save(payout);
            }
        });
        transactions.executeWithoutResult(status -> afterwards(id, outcome));
    }

    private void record(Payout payout, TransferOutcome outcome, Instant now) {
        switch (outcome) {
            case TransferOutcome.Sent sent -> {
                payout.sent(sent.transferRef(), sent.amount(), now);
                ledger.post(Entry.of(Entry.Kind.TRANSFER, payout.id(), now)
                    .debit(Account.ENGINEER_PAYABLE, payout.engineer().value(), payout.sent())
                    .credit(Account.STRIPE_CLEARING, null, payout.sent())
                    .done());
                postNetting(payout, now);
                events.publishEvent(new PayoutEvent.PaidOut(payout.id(), payout.engineer(), payout.sent(), now));
            }
            case TransferOutcome.AccountRefused refused -> refused(payout, refused.code(), now);
            case TransferOutcome.SourceRefused refused -> payout.sendFromBalance(now);
            case TransferOutcome.NotEnough not -> payout.waitForMoney(now);
            case TransferOutcome.Nothing nothing -> payout.notSent(now);
            case TransferOutcome.Unknown unknown -> payout.inDoubt(now);
        }
    }

    /// Tried again now and then, it is refused for the same again, which is no news.
    private void refused(Payout payout, String code, Instant now) {
        if (!payout.refusedFor(code) && !payouts.anyBlocked(payout.engineer(), payout.id())) {
            events.publishEvent(new PayoutEvent.AccountRefused(payout.engineer(), now));
        }
        payout.refused(code, now);
    }

    /// In a transaction of its own, because it locks what comes before a payout: an
    /// account that refused is looked at, and refunds that waited for the transfer go on.
    private void afterwards(UUID id, TransferOutcome outcome) {
        var now = clock.instant();
        if (outcome instanceof TransferOutcome.AccountRefused) {
            payees.lookAt(payouts.engineerOf(id), now);
        }
        if (!(outcome instanceof TransferOutcome.Unknown)) {
            shares.goOn(id, now);
        }
    }

    private void postNetting(Payout payout, Instant now) {
        if (payout.netted().minor() > 0) {
            var engineer = payout.engineer().value();
            ledger.post(Entry.of(Entry.Kind.NETTING, payout.id(), now)
                .debit(Account.ENGINEER_PAYABLE, engineer, payout.netted())
                .credit(Account.ENGINEER_RECEIVABLE, engineer, payout.netted())
                .done());
        }
    }

    private boolean isDisputed(Payout payout) {
        return payout.week() != null && payment(payout, payout.week()).disputed();
    }

    private @Nullable String source(Payout payout) {
        return payout.week() == null || payout.fromBalance() ? null : payment(payout, payout.week()).chargeRef();
    }

    /// By which the provider keeps the transfer together with the week's charge.
    private String group(Payout payout) {
        return payout.week() == null ? "trial_" + payout.booking().value()
                : "wk_" + payment(payout, payout.week()).charge();
    }

    private WeekPayments.WeekPayment payment(Payout payout, int week) {
        return weeks.of(payout.booking(), week).orElseThrow();
    }

}
