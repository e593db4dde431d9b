package dev.cadence.payouts;

import java.util.Optional;

import dev.cadence.ledger.Invariant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every earning is in the books once, with its amount and its engineer, and no other is.
@Repository
class EarningsInTheBooks implements Invariant {

    private final JdbcClient jdbc;

    EarningsInTheBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "every-earning-is-posted-once";
    }

    @Override
    public Optional<String> firstViolation() {
        return jdbc.sql("""
                select 'earning ' || coalesce(earned.id, posted.source_id)
                    || case when posted.source_id is null then ' is not posted'
                            when earned.id is null then ' is posted and not there' else ' is posted otherwise' end
                from (select id, engineer_id, amount_minor, amount_currency from earning) earned
                    full join (
                        select e.source_id, p.owner_id, -p.amount_minor as amount_minor, p.currency
                        from ledger_entry e
                            left join ledger_posting p on p.entry_id = e.id and p.account = 'ENGINEER_PAYABLE'
                        where e.kind = 'EARNING') posted on posted.source_id = earned.id
                where (earned.id, earned.engineer_id, earned.amount_minor, earned.amount_currency) is distinct from
                    (posted.source_id, posted.owner_id, posted.amount_minor, posted.currency)
                limit 1""").query(String.class).optional();
    }

}
