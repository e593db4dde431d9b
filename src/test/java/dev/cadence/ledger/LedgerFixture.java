package dev.cadence.ledger;

import java.util.UUID;

import dev.cadence.shared.Money;
import dev.cadence.testing.MutableClock;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Entries about nothing in particular.
final class LedgerFixture {

    private LedgerFixture() {
    }

    static Entry transfer(UUID engineer, Money amount) {
        return Entry.of(Entry.Kind.TRANSFER, UUID.randomUUID(), MutableClock.NOON)
            .debit(Account.ENGINEER_PAYABLE, engineer, amount)
            .credit(Account.STRIPE_CLEARING, null, amount)
            .done();
    }

    static Entry netting(UUID engineer, long cents) {
        return Entry.of(Entry.Kind.NETTING, UUID.randomUUID(), MutableClock.NOON)
            .debit(Account.ENGINEER_PAYABLE, engineer, Money.usd(cents))
            .credit(Account.ENGINEER_RECEIVABLE, engineer, Money.usd(cents))
            .done();
    }

    static Entry charge(UUID company, long cents) {
        return of(Entry.Kind.CHARGE, Account.STRIPE_CLEARING, company, -cents);
    }

    static Entry refund(UUID company, long cents) {
        return of(Entry.Kind.REFUND, Account.STRIPE_CLEARING, company, cents);
    }

    static Entry refundShare(UUID company, long cents) {
        return of(Entry.Kind.REFUND_SHARE, Account.REFUNDS, company, -cents);
    }

    static Entry refundFailed(UUID company, long cents) {
        return of(Entry.Kind.REFUND_FAILED, Account.STRIPE_CLEARING, company, -cents);
    }

    private static Entry of(Entry.Kind kind, Account account, UUID company, long cents) {
        return Entry.of(kind, UUID.randomUUID(), MutableClock.NOON)
            .debit(Account.COMPANY, company, Money.usd(cents))
            .credit(account, null, Money.usd(cents))
            .done();
    }

    static Money balanceOf(JdbcClient jdbc, Account account) {
        return Money.usd(jdbc.sql("select coalesce(sum(amount_minor), 0) from ledger_posting where account = ?")
            .param(account.name())
            .query(Long.class)
            .single());
    }

}
