package dev.cadence.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// One event of money, with the postings that it makes. They must sum to zero.
///
/// @param kind what happened
/// @param source the id of the charge, earning, refund, payout or dispute that it happened to; one entry per kind and source
/// @param at when it happened
public record Entry(Kind kind, UUID source, Instant at, List<Posting> postings) {

    public Entry {
        if (postings.stream().map(Posting::amount).reduce(Money::plus).orElseThrow().minor() != 0) {
            throw new IllegalArgumentException("%s of %s does not sum to zero: %s".formatted(kind, source, postings));
        }
    }

    public static Draft of(Kind kind, UUID source, Instant at) {
        return new Draft(kind, source, at, new ArrayList<>());
    }

    /// What an entry can be about.
    public enum Kind {

        /// A company's week was charged.
        CHARGE,
        /// An engineer earned a trial or a week.
        EARNING,
        /// A company gets money back.
        REFUND,
        /// Who bears a refund.
        REFUND_SHARE,
        /// A refund came back; the company is still owed it.
        REFUND_FAILED,
        /// An engineer was paid.
        TRANSFER,
        /// A payment to an engineer was taken back.
        REVERSAL,
        /// What an engineer owed was kept from what they were owed.
        NETTING,
        /// A bank withdrew the money of a disputed charge.
        DISPUTE_WITHDRAWN,
        /// A bank gave the money of a disputed charge back.
        DISPUTE_REINSTATED,
        /// A dispute was lost for good.
        DISPUTE_LOST,
        /// Stripe took a fee.
        STRIPE_FEE,
        /// Stripe sent money to the platform's bank.
        BANK_PAYOUT

    }

    /// A debit (positive) or credit (negative) of one account.
    ///
    /// @param owner whose sub-account it is: the company's or the engineer's id; null for
    /// the platform's own accounts
    public record Posting(Account account, @Nullable UUID owner, Money amount) {
    }

    /// An entry in the making: `of(…).debit(…).credit(…).done()`.
    public record Draft(Kind kind, UUID source, Instant at, List<Posting> postings) {

        public Draft debit(Account account, @Nullable UUID owner, Money amount) {
            if (amount.minor() != 0) {
                postings.add(new Posting(account, owner, amount));
            }
            return this;
        }

        public Draft credit(Account account, @Nullable UUID owner, Money amount) {
            return debit(account, owner, amount.negated());
        }

        public Entry done() {
            return new Entry(kind, source, at, List.copyOf(postings));
        }

    }

}
