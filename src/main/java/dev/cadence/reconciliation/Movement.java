package dev.cadence.reconciliation;

import java.util.Set;

import dev.cadence.ledger.Entry;
import dev.cadence.shared.Money;

/// The ways in which money moves between the platform's balance at the provider and others.
public enum Movement {

    /// A company's card was charged.
    CHARGE(1, Entry.Kind.CHARGE),
    /// A company gets money back.
    REFUND(-1, Entry.Kind.REFUND, Entry.Kind.REFUND_FAILED),
    /// A bank takes the money of a disputed charge.
    DISPUTE(-1, Entry.Kind.DISPUTE_WITHDRAWN, Entry.Kind.DISPUTE_REINSTATED),
    /// An engineer is paid.
    TRANSFER(-1, Entry.Kind.TRANSFER),
    /// A payment to an engineer is taken back.
    REVERSAL(1, Entry.Kind.REVERSAL);

    private final int sign;

    private final Set<Entry.Kind> entries;

    Movement(int sign, Entry.Kind... entries) {
        this.sign = sign;
        this.entries = Set.of(entries);
    }

    /// The entries that record it and take it back, which add up to what is still moved.
    Set<Entry.Kind> entries() {
        return entries;
    }

    /// 1 for money that comes in, -1 for money that goes.
    int sign() {
        return sign;
    }

    /// What it does to the balance.
    /// @param amount without a sign
    long onBalance(Money amount, boolean moved) {
        return moved ? sign * amount.minor() : 0;
    }

}
