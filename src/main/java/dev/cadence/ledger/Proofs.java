package dev.cadence.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.cadence.ledger.Proof.Checked;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Adds up the books, each time from the first entry on, all at one point in time.
@Service
class Proofs {

    /// In seconds, after which a proof is given up: about five times what a million
    /// postings take.
    private static final int LONGEST = 60;

    private final JdbcClient jdbc;

    private final List<Invariant> invariants;

    private final Clock clock;

    Proofs(JdbcClient jdbc, List<Invariant> invariants, Clock clock) {
        this.jdbc = jdbc;
        this.invariants = invariants.stream().sorted(Comparator.comparing(Invariant::name)).toList();
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeout = LONGEST)
    public Proof now() {
        var checked = invariants.stream().map(Proofs::check).toList();
        var sums = sums();
        var balanced = sums.stream().allMatch(sum -> sum.minor() == 0);
        return new Proof(clock.instant(), balanced, checked.stream().allMatch(Checked::holds), entries(), sums,
                balances(), checked);
    }

    /// As the books said at an instant: what was recorded by then counts, whenever it
    /// happened.
    /// @param owner whose accounts alone are summed up; null for all
    @Transactional(readOnly = true, timeout = LONGEST)
    public Balances at(Instant at, @Nullable UUID owner) {
        var balances = jdbc
            .sql("""
                    select sum(p.amount_minor), p.currency, p.account
                    from ledger_posting p join ledger_entry e on e.id = p.entry_id
                    where e.recorded_at <= :at %s
                    group by p.account, p.currency order by p.account, p.currency"""
                .formatted(owner == null ? "" : "and p.owner_id = :owner"))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("owner", owner)
            .query(Proofs::balance)
            .list();
        return new Balances(at, owner, balances);
    }

    private static Checked check(Invariant invariant) {
        var violation = invariant.firstViolation().orElse(null);
        return new Checked(invariant.name(), violation == null, violation);
    }

    private long entries() {
        return jdbc.sql("select count(*) from ledger_entry").query(Long.class).single();
    }

    private List<Money> sums() {
        return jdbc.sql("select sum(amount_minor), currency from ledger_posting group by currency order by currency")
            .query((row, number) -> money(row))
            .list();
    }

    private List<Balance> balances() {
        return jdbc.sql("""
                select sum(amount_minor), currency, account from ledger_posting group by account, currency
                order by account, currency""").query(Proofs::balance).list();
    }

    private static Balance balance(ResultSet row, int number) throws SQLException {
        return new Balance(Account.valueOf(row.getString(3)), money(row));
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong(1), Currency.getInstance(row.getString(2)));
    }

}
