package dev.cadence.payouts;

import java.util.Optional;

import dev.cadence.ledger.Invariant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was sent to engineers and what was taken back is in the books once, with its amount and its engineer, and nothing
/// else is.
@Repository
class TransfersInTheBooks implements Invariant {

    private final JdbcClient jdbc;

    TransfersInTheBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "every-transfer-is-posted-once";
    }

    @Override
    public Optional<String> firstViolation() {
        return jdbc
            .sql("""
                    select coalesce(moved.kind, posted.kind) || ' of ' || coalesce(moved.id, posted.source_id)
                        || case when posted.source_id is null then ' is not posted'
                                when moved.id is null then ' is posted and was not made' else ' is posted otherwise' end
                    from (select 'TRANSFER' as kind, id, engineer_id, sent_minor as minor, amount_currency
                          from payout where transfer_ref is not null
                          union all
                          select 'REVERSAL', refund_id, engineer_id, reversal_minor, amount_currency
                          from refund_share where reversal_ref is not null) moved
                        full join (
                            select e.kind, e.source_id, p.owner_id, abs(p.amount_minor) as minor, p.currency
                            from ledger_entry e
                                left join ledger_posting p on p.entry_id = e.id
                                    and p.account = case e.kind when 'TRANSFER' then 'ENGINEER_PAYABLE' else 'ENGINEER_RECEIVABLE' end
                            where e.kind in ('TRANSFER', 'REVERSAL')
                        ) posted on posted.source_id = moved.id and posted.kind = moved.kind
                    where (moved.id, moved.engineer_id, moved.minor, moved.amount_currency) is distinct from
                        (posted.source_id, posted.owner_id, posted.minor, posted.currency)
                    limit 1""")
            .query(String.class)
            .optional();
    }

}
