package dev.cadence.simulator;

import java.util.List;

/// Gives money back, and lets banks take it on later, or send it back.
public final class Refunds {

    private final Account account;

    Refunds(Account account) {
        this.account = account;
    }

    /// Every refund that was ever made, oldest first.
    public List<RefundMade> all() {
        return this.account.within(() -> this.account.refunds().all().stream().map(Refund::made).toList());
    }

    /// Somebody refunds a part of a charge in Stripe's dashboard.
    /// @return the refund's id
    public String makeByHand(String charge, long amount) {
        return this.account.within(
                () -> make(this.account.charges().inPath(charge), amount, Params.ofForm("reason=requested_by_customer"))
                    .id());
    }

    /// A refund that was left `pending` succeeds.
    public void settle(String refund) {
        this.account.within(() -> {
            Refund pending = this.account.refunds().inPath(refund);
            pending.succeed();
            this.account.happened("refund.updated", pending);
            return pending;
        });
    }

    /// A refund comes back, be it that it had succeeded.
    public void fail(String refund) {
        this.account.within(() -> fail(this.account.refunds().inPath(refund)));
    }

    /// @throws StripeRefusal when there is not so much left of the charge, or the bank
    /// has taken it back
    Refund make(Charge charge, long amount, Params params) {
        if (chargedBack(charge)) {
            throw StripeRefusal.invalid("charge_disputed",
                    "Charge %s has been charged back; cannot issue a refund.".formatted(charge.id()), null);
        }
        long left = left(charge);
        if (left == 0) {
            throw StripeRefusal.invalid("charge_already_refunded",
                    "Charge %s has already been refunded.".formatted(charge.id()), null);
        }
        if (amount > left) {
            throw StripeRefusal.invalid(null,
                    "Refund amount ($%.2f) is greater than unrefunded amount on charge ($%.2f)"
                        .formatted(amount / 100.0, left / 100.0),
                    "amount");
        }
        Refund refund = new Refund(charge, amount, params, charge.then(CardBehaviour.Aftermath.REFUNDS_PEND),
                this.account.now());
        refund.movesMoney(moved(refund, "refund", -amount));
        this.account.refunds().add(refund);
        charge.refunded(charge.amount() - left + amount);
        this.account.happened("refund.created", refund);
        this.account.happened("charge.refunded", charge);
        return refund;
    }

    /// As with Stripe's test card, the answer says that it succeeded, and the bank says
    /// otherwise a moment later.
    void failIfTheCardDoes(Refund refund) {
        if (refund.charge().then(CardBehaviour.Aftermath.REFUNDS_FAIL)) {
            fail(refund);
        }
    }

    private Refund fail(Refund refund) {
        if (!refund.failed()) {
            refund.fail("expired_or_canceled_card", moved(refund, "refund_failure", refund.amount()));
            refund.charge().refunded(refund.charge().amount() - left(refund.charge()));
            this.account.happened("refund.updated", refund);
            this.account.happened("refund.failed", refund);
        }
        return refund;
    }

    private BalanceTransaction moved(Refund refund, String type, long amount) {
        return this.account.balanceTransactions()
            .add(BalanceTransaction.of(type, type, refund.id(), amount, 0, refund.charge().currency(),
                    this.account.clock()));
    }

    long left(Charge charge) {
        return charge.amount() - this.account.refunds()
            .all()
            .stream()
            .filter((refund) -> refund.charge().equals(charge) && !refund.failed())
            .mapToLong(Refund::amount)
            .sum();
    }

    private boolean chargedBack(Charge charge) {
        return this.account.disputes()
            .all()
            .stream()
            .anyMatch((dispute) -> dispute.charge().equals(charge) && dispute.takesTheMoney());
    }

}
