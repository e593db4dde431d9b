package dev.cadence.payouts;

import java.time.Clock;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.PersonalData;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Ledger;
import dev.cadence.shared.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What engineers earned. The books keep it, under the engineer's id; and nobody is forgotten who is still owed
/// something, for they could not be paid any more, or who owes something.
@Component
class EarningRecords implements PersonalData {

    /// News of which an earning may still come.
    private static final String UNDER_WAY = """
            select exists (select from undelivered_event
                where listener_id like 'payouts.%' and position(? in serialized_event) > 0)""";

    private final Earnings earnings;

    private final Payouts payouts;

    private final RefundShares shares;

    private final Ledger ledger;

    private final JdbcClient jdbc;

    private final Clock clock;

    EarningRecords(Earnings earnings, Payouts payouts, RefundShares shares, Ledger ledger, JdbcClient jdbc,
            Clock clock) {
        this.earnings = earnings;
        this.payouts = payouts;
        this.shares = shares;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "earnings";
    }

    @Override
    public Class<? extends Record> form() {
        return Earning.EarningView.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? earnings.streamOf(engineer.engineer()).map(paid -> paid.view(clock.instant())) : Stream.empty();
    }

    /// @throws Refusal `earnings-open`
    @Override
    public void requireSettled(Caller person) {
        if (person instanceof Caller.Engineer engineer && isOwed(engineer.engineer())) {
            throw Refusal.conflict("earnings-open", "There are earnings that have not been paid out yet.");
        }
    }

    private boolean isOwed(EngineerId engineer) {
        var underWay = jdbc.sql(UNDER_WAY).param(engineer.value().toString()).query(Boolean.class).single();
        return underWay || payouts.anyOpen(engineer) || shares.anyOpen(engineer)
                || !ledger.isSettled(Account.ENGINEER_PAYABLE, engineer.value())
                || !ledger.isSettled(Account.ENGINEER_RECEIVABLE, engineer.value());
    }

    @Override
    public void erase(Caller person) {
        // An earning says nothing of a person but an id, and the books need it.
    }

}
