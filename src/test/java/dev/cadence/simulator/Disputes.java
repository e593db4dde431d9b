package dev.cadence.simulator;

import java.util.List;

/// What banks do: ask about charges, take them back, and decide.
public final class Disputes {

    /// $15.00
    private static final long FEE = 1_500;

    private final Account account;

    private final Refunds refunds;

    Disputes(Account account, Refunds refunds) {
        this.account = account;
        this.refunds = refunds;
    }

    /// Every dispute that was ever opened, oldest first.
    public List<DisputeMade> all() {
        return this.account.within(() -> this.account.disputes().all().stream().map(Dispute::made).toList());
    }

    /// The bank takes back what is left of a charge.
    /// @return the dispute's id
    public String open(String charge) {
        return this.account.within(() -> open(this.account.charges().inPath(charge), false).id());
    }

    /// The bank only asks.
    /// @return the dispute's id
    public String inquire(String charge) {
        return this.account.within(() -> open(this.account.charges().inPath(charge), true).id());
    }

    /// An inquiry becomes a dispute.
    public void escalate(String dispute) {
        this.account.within(() -> {
            Dispute inquiry = undecided(dispute);
            inquiry.become("needs_response");
            withdraw(inquiry);
            this.account.happened("charge.dispute.updated", inquiry);
            this.account.happened("charge.dispute.funds_withdrawn", inquiry);
            return inquiry;
        });
    }

    /// The bank decides against the customer, or has no more questions.
    public void win(String dispute) {
        this.account.within(() -> {
            Dispute open = undecided(dispute);
            boolean inquiry = open.inquiry();
            open.become(inquiry ? "warning_closed" : "won");
            if (!inquiry) {
                move(open, "dispute_reversal", open.amount(), 0);
            }
            this.account.happened("charge.dispute.closed", open);
            if (!inquiry) {
                this.account.happened("charge.dispute.funds_reinstated", open);
            }
            return open;
        });
    }

    /// The bank decides for the customer.
    public void lose(String dispute) {
        this.account.within(() -> {
            Dispute open = undecided(dispute);
            open.become("lost");
            this.account.happened("charge.dispute.closed", open);
            return open;
        });
    }

    Dispute open(Charge charge, boolean inquiry) {
        Dispute dispute = this.account.disputes()
            .add(new Dispute(charge, this.refunds.left(charge), inquiry, this.account.now()));
        charge.disputed();
        if (!inquiry) {
            withdraw(dispute);
        }
        this.account.happened("charge.dispute.created", dispute);
        if (!inquiry) {
            this.account.happened("charge.dispute.funds_withdrawn", dispute);
        }
        return dispute;
    }

    /// What follows for a charge on a card that stands for a customer who complains.
    void openIfTheCardDoes(Charge charge) {
        if (charge.then(CardBehaviour.Aftermath.DISPUTE)) {
            open(charge, false);
        }
        else if (charge.then(CardBehaviour.Aftermath.INQUIRY)) {
            open(charge, true);
        }
    }

    private Dispute undecided(String id) {
        Dispute dispute = this.account.disputes().inPath(id);
        if (dispute.closed()) {
            throw StripeRefusal.invalid(null, "This dispute is already closed.", null);
        }
        return dispute;
    }

    private void withdraw(Dispute dispute) {
        move(dispute, "dispute", -dispute.amount(), FEE);
    }

    private void move(Dispute dispute, String category, long amount, long fee) {
        dispute.moves(this.account.balanceTransactions()
            .add(BalanceTransaction.of("adjustment", category, dispute.id(), amount, fee, dispute.charge().currency(),
                    this.account.clock())));
    }

}
