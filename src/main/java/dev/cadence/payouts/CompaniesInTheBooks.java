package dev.cadence.payouts;

import java.util.Optional;

import dev.cadence.ledger.Invariant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a company paid is used up by what is earned with it, and what it gets back is borne by somebody. What stays open is
/// what came back of refunds, what of refunds waits to be shared, and what there is news of that has not arrived.
@Repository
class CompaniesInTheBooks implements Invariant {

    private final JdbcClient jdbc;

    CompaniesInTheBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "companies-are-settled";
    }

    @Override
    public Optional<String> firstViolation() {
        return jdbc.sql("""
                select 'company ' || p.owner_id || ' has a balance of ' || sum(p.amount_minor) || ' ' || p.currency
                from ledger_posting p join ledger_entry e on e.id = p.entry_id
                where p.account = 'COMPANY'
                group by p.owner_id, p.currency
                having sum(p.amount_minor) <> 0
                    and sum(p.amount_minor) not between
                        coalesce(sum(p.amount_minor) filter (where e.kind = 'REFUND_FAILED'), 0)
                        and (select coalesce(sum(s.amount_minor), 0) from refund_share s
                             where s.company_id = p.owner_id and s.amount_currency = p.currency and s.stage = 'WAITING')
                    and not exists (
                        select from event_publication u
                        where u.completion_date is null and u.status is distinct from 'FAILED'
                            and position(p.owner_id::text in u.serialized_event) > 0)
                limit 1""").query(String.class).optional();
    }

}
