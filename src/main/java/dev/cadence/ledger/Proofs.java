package dev.cadence.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.ledger.Proof.Balance;
import dev.cadence.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Adds up the books, all at one point in time.
@Repository
class Proofs {

    private final JdbcClient jdbc;

    Proofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof now() {
        var violation = firstViolation();
        var sums = sums();
        var balanced = violation.isEmpty() && sums.stream().allMatch(sum -> sum.minor() == 0);
        return new Proof(balanced, entries(), sums, balances(), violation.orElse(null));
    }

    private Optional<UUID> firstViolation() {
        return jdbc.sql("""
                select e.id from ledger_entry e left join ledger_posting p on p.entry_id = e.id
                group by e.id, e.recorded_at, p.currency having coalesce(sum(p.amount_minor), 1) <> 0
                order by e.recorded_at, e.id limit 1""").query(UUID.class).optional();
    }

    private long entries() {
        return jdbc.sql("select count(*) from ledger_entry").query(Long.class).single();
    }

    private List<Money> sums() {
        return jdbc.sql("select sum(amount_minor), currency from ledger_posting group by currency order by currency")
            .query((row, number) -> new Money(row.getLong(1), Currency.getInstance(row.getString(2))))
            .list();
    }

    private List<Balance> balances() {
        return jdbc.sql("""
                select sum(amount_minor), currency, account from ledger_posting group by account, currency
                order by account, currency""")
            .query((row, number) -> new Balance(Account.valueOf(row.getString(3)),
                    new Money(row.getLong(1), Currency.getInstance(row.getString(2)))))
            .list();
    }

}
