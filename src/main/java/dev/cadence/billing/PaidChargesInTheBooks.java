package dev.cadence.billing;

import java.util.Optional;

import dev.cadence.ledger.Invariant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every paid charge is in the books once, with its amount and its company, and no other is.
@Repository
class PaidChargesInTheBooks implements Invariant {

    private final JdbcClient jdbc;

    PaidChargesInTheBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "every-paid-charge-is-posted-once";
    }

    @Override
    public Optional<String> firstViolation() {
        return jdbc
            .sql("""
                    select 'charge ' || coalesce(paid.id, posted.source_id)
                        || case when posted.source_id is null then ' is paid and not posted'
                                when paid.id is null then ' is posted and not paid' else ' is posted otherwise than paid' end
                    from (select id, company_id, amount_minor, amount_currency from charge where stage = 'PAID') paid
                        full join (
                            select e.source_id, p.owner_id, -p.amount_minor as amount_minor, p.currency
                            from ledger_entry e
                                left join ledger_posting p on p.entry_id = e.id and p.account = 'COMPANY'
                            where e.kind = 'CHARGE') posted on posted.source_id = paid.id
                    where (paid.id, paid.company_id, paid.amount_minor, paid.amount_currency) is distinct from
                        (posted.source_id, posted.owner_id, posted.amount_minor, posted.currency)
                    limit 1""")
            .query(String.class)
            .optional();
    }

}
