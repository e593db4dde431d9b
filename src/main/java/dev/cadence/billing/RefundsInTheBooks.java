package dev.cadence.billing;

import java.util.Optional;

import dev.cadence.ledger.Invariant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every refund that is on its way or has arrived is in the books once, with its amount and its company, and no other is
/// that has not been taken back.
@Repository
class RefundsInTheBooks implements Invariant {

    private final JdbcClient jdbc;

    RefundsInTheBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "every-refund-is-posted-once";
    }

    @Override
    public Optional<String> firstViolation() {
        return jdbc
            .sql("""
                    select 'refund ' || coalesce(made.posting_id, posted.source_id)
                        || case when posted.source_id is null then ' is made and not posted'
                                when made.posting_id is null then ' is posted and not made' else ' is posted otherwise than made' end
                    from (select posting_id, company_id, amount_minor, amount_currency from refund
                          where stage in ('PENDING', 'SUCCEEDED')) made
                        full join (
                            select e.source_id, p.owner_id, p.amount_minor, p.currency
                            from ledger_entry e
                                left join ledger_posting p on p.entry_id = e.id and p.account = 'COMPANY'
                            where e.kind = 'REFUND' and not exists (
                                select from ledger_entry back
                                where back.kind = 'REFUND_FAILED' and back.source_id = e.source_id)
                        ) posted on posted.source_id = made.posting_id
                    where (made.posting_id, made.company_id, made.amount_minor, made.amount_currency) is distinct from
                        (posted.source_id, posted.owner_id, posted.amount_minor, posted.currency)
                    limit 1""")
            .query(String.class)
            .optional();
    }

}
