package dev.cadence.simulator;

import java.util.List;

/// Lets the platform's balance be another than its charges and refunds say, for whoever looks for such mistakes.
public final class Balance {

    private final Account account;

    Balance(Account account) {
        this.account = account;
    }

    /// The balance does not show what a charge or the like has moved.
    public void forget(String source) {
        this.account.within(() -> {
            List<BalanceTransaction> moved = of(source);
            moved.forEach((change) -> this.account.balanceTransactions().delete(change.id()));
            return moved;
        });
    }

    /// The balance was changed once more for the same charge or the like.
    public void repeat(String source) {
        this.account.within(() -> {
            List<BalanceTransaction> moved = of(source);
            moved.forEach((change) -> change(change.type(), source, change.amount()));
            return moved;
        });
    }

    /// Stripe has taken something for reasons of its own.
    public void adjust(long amount) {
        this.account.within(() -> change("adjustment", "adj_" + Math.abs(amount), amount));
    }

    private List<BalanceTransaction> of(String source) {
        return this.account.balanceTransactions()
            .all()
            .stream()
            .filter((change) -> change.source().equals(source))
            .toList();
    }

    private BalanceTransaction change(String type, String source, long amount) {
        return this.account.balanceTransactions()
            .add(BalanceTransaction.of(type, type, source, amount, 0, "usd", this.account.clock()));
    }

}
