package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.billing.BillingEvent;
import dev.cadence.bookings.TermsBook;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Ledger;
import dev.cadence.payouts.Transfers.ReversalOutcome;
import dev.cadence.shared.Money;
import dev.cadence.shared.WorkingOn;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Divides refunds between engineers and the platform, each once, and takes back what engineers were already paid. Whoever
/// locks a refund's share and a payout locks the share first.
@Service
class RefundShareDesk {

    private final RefundShares shares;

    private final Payouts payouts;

    private final Transfers transfers;

    private final Ledger ledger;

    private final TermsBook terms;

    private final TransactionOperations transactions;

    private final Clock clock;

    RefundShareDesk(RefundShares shares, Payouts payouts, Transfers transfers, Ledger ledger, TermsBook terms,
            TransactionOperations transactions, Clock clock) {
        this.shares = shares;
        this.payouts = payouts;
        this.transfers = transfers;
        this.ledger = ledger;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A refund out of goodwill is the platform's alone; of any other the engineer has a
    /// share. Told twice, it is done once.
    void refunded(BillingEvent.Refunded refunded) {
        switch (refunded.bearer()) {
            case PLATFORM -> ledger.post(Entry.of(Entry.Kind.REFUND_SHARE, refunded.refund(), refunded.at())
                .debit(Account.REFUNDS, null, refunded.amount())
                .credit(Account.COMPANY, refunded.charge().company().value(), refunded.amount())
                .done());
            case SHARED -> {
                if (!shares.existsByRefundId(refunded.refund())) {
                    shares.save(new RefundShare(refunded, clock.instant()));
                }
            }
        }
    }

    /// Takes the step that is due, unless another instance has it.
    boolean work(UUID refund) {
        var step = transactions.execute(status -> take(refund));
        if (step == null) {
            return false;
        }
        switch (step) {
            case Step.Reverse reverse -> record(refund, transfers.reverse(reverse.order()));
            case Step.Find find -> record(refund, transfers.find(find.order()));
            case Step.Rest rest -> {
            }
        }
        return true;
    }

    /// Keeps one that cannot be worked on from standing in the way of the others.
    void setAside(UUID refund) {
        transactions.executeWithoutResult(status -> shares.postpone(refund, clock.instant().plus(Waits.LEASE)));
    }

    private @Nullable Step take(UUID refund) {
        var now = clock.instant();
        return shares.claimDue(refund, now).map(share -> {
            WorkingOn.booking(share.booking().value());
            var step = share.waiting() ? divide(share, now) : reverse(share, now);
            shares.save(share);
            return step;
        }).orElse(null);
    }

    private Step reverse(RefundShare share, Instant now) {
        var order = share.order(payouts.lock(share.requirePayout()).orElseThrow().requireTransfer());
        return share.take(now) ? new Step.Find(order) : new Step.Reverse(order);
    }

    private Step divide(RefundShare share, Instant now) {
        var payout = payouts.lock(share.booking(), share.week()).orElse(null);
        if (payout == null || payout.underWay()) {
            share.waitLonger(payout == null ? null : payout.id(), now);
            return new Step.Rest();
        }
        var engineers = engineersShare(share, payout);
        var paid = !payout.unsent();
        if (paid) {
            share.claim(payout, engineers.minor(), payout.reversibleMinor() - shares.pendingReversals(payout.id()),
                    now);
        }
        else {
            payout.reduce(engineers.minor(), now);
            payouts.save(payout);
            share.bear(payout, engineers.minor(), now);
        }
        ledger.post(Entry.of(Entry.Kind.REFUND_SHARE, share.refund(), share.refundedAt())
            .debit(paid ? Account.ENGINEER_RECEIVABLE : Account.ENGINEER_PAYABLE, payout.engineer().value(), engineers)
            .debit(Account.PLATFORM_FEE, null, share.amount().plus(engineers.negated()))
            .credit(Account.COMPANY, share.company().value(), share.amount())
            .done());
        return new Step.Rest();
    }

    /// The engineer keeps their part of what the week costs after all its refunds; this
    /// refund takes the difference it
    /// makes, so that many refunds take as much as one would.
    private Money engineersShare(RefundShare share, Payout payout) {
        var deal = terms.version(payout.termsVersion());
        var before = payout.price()
            .plus(new Money(shares.dealtWith(share.booking(), share.week()), share.amount().currency()).negated());
        var after = before.plus(share.amount().negated());
        return deal.shares(before).engineer().plus(deal.shares(after).engineer().negated());
    }

    private void record(UUID refund, ReversalOutcome outcome) {
        transactions.executeWithoutResult(status -> {
            var share = shares.lock(refund).orElseThrow();
            if (share.underWay()) {
                record(share, outcome, clock.instant());
                shares.save(share);
            }
        });
    }

    private void record(RefundShare share, ReversalOutcome outcome, Instant now) {
        switch (outcome) {
            case ReversalOutcome.Reversed reversed -> {
                var payout = payouts.lock(share.requirePayout()).orElseThrow();
                payout.reversed(share.reversal().minor());
                payouts.save(payout);
                share.reversed(reversed.reversalRef(), now);
                ledger.post(Entry.of(Entry.Kind.REVERSAL, share.refund(), now)
                    .debit(Account.STRIPE_CLEARING, null, share.reversal())
                    .credit(Account.ENGINEER_RECEIVABLE, payout.engineer().value(), share.reversal())
                    .done());
            }
            case ReversalOutcome.Refused refused -> share.refused(now);
            case ReversalOutcome.Nothing nothing -> share.notReversed(now);
            case ReversalOutcome.Unknown unknown -> share.inDoubt(now);
        }
    }

    /// What one needs next.
    private sealed interface Step {

        record Reverse(Transfers.ReversalOrder order) implements Step {
        }

        record Find(Transfers.ReversalOrder order) implements Step {
        }

        /// Nothing: it waits, or it is settled.
        record Rest() implements Step {
        }

    }

}
