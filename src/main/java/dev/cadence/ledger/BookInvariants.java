package dev.cadence.ledger;

import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must hold within the books themselves. Each is one statement.
@Configuration(proxyBeanMethods = false)
class BookInvariants {

    /// The database refuses others at commit; this is for what came by another way.
    @Bean
    Invariant everyEntrySumsToZero(JdbcClient jdbc) {
        return new Statement(jdbc, "every-entry-sums-to-zero", """
                select 'entry ' || e.id || ' has no postings' from ledger_entry e
                where not exists (select from ledger_posting p where p.entry_id = e.id)
                union all
                (select 'entry ' || entry_id || ' sums to ' || sum(amount_minor) || ' ' || currency from ledger_posting
                 group by entry_id, currency having sum(amount_minor) <> 0)
                limit 1""");
    }

    /// Which accounts each kind of entry debits (+) and credits (-). It follows that
    /// Stripe's clearing account is what was charged and came back, less what was
    /// refunded, transferred, withdrawn, taken as fees and sent to the bank.
    @Bean
    Invariant everyEntryMovesItsOwnAccounts(JdbcClient jdbc) {
        return new Statement(jdbc, "every-entry-moves-its-own-accounts", """
                select 'entry ' || e.id || ' of kind ' || e.kind || ' moves ' || p.account || ' by ' || p.amount_minor
                from ledger_posting p join ledger_entry e on e.id = p.entry_id
                where (e.kind, p.account, sign(p.amount_minor)) not in (values
                    ('CHARGE', 'STRIPE_CLEARING', 1), ('CHARGE', 'COMPANY', -1),
                    ('EARNING', 'COMPANY', 1), ('EARNING', 'TRIAL_FUND', 1), ('EARNING', 'ENGINEER_PAYABLE', -1),
                    ('EARNING', 'PLATFORM_FEE', -1),
                    ('REFUND', 'COMPANY', 1), ('REFUND', 'STRIPE_CLEARING', -1),
                    ('REFUND_SHARE', 'COMPANY', -1), ('REFUND_SHARE', 'ENGINEER_PAYABLE', 1),
                    ('REFUND_SHARE', 'ENGINEER_RECEIVABLE', 1), ('REFUND_SHARE', 'PLATFORM_FEE', 1),
                    ('REFUND_SHARE', 'REFUNDS', 1),
                    ('REFUND_FAILED', 'STRIPE_CLEARING', 1), ('REFUND_FAILED', 'COMPANY', -1),
                    ('TRANSFER', 'ENGINEER_PAYABLE', 1), ('TRANSFER', 'STRIPE_CLEARING', -1),
                    ('REVERSAL', 'STRIPE_CLEARING', 1), ('REVERSAL', 'ENGINEER_RECEIVABLE', -1),
                    ('NETTING', 'ENGINEER_PAYABLE', 1), ('NETTING', 'ENGINEER_RECEIVABLE', -1),
                    ('DISPUTE_WITHDRAWN', 'DISPUTE_HOLD', 1), ('DISPUTE_WITHDRAWN', 'STRIPE_CLEARING', -1),
                    ('DISPUTE_REINSTATED', 'STRIPE_CLEARING', 1), ('DISPUTE_REINSTATED', 'DISPUTE_HOLD', -1),
                    ('DISPUTE_LOST', 'DISPUTE_LOSS', 1), ('DISPUTE_LOST', 'DISPUTE_HOLD', -1),
                    ('STRIPE_FEE', 'STRIPE_FEE', 1), ('STRIPE_FEE', 'STRIPE_FEE', -1),
                    ('STRIPE_FEE', 'STRIPE_CLEARING', 1), ('STRIPE_FEE', 'STRIPE_CLEARING', -1),
                    ('BANK_PAYOUT', 'BANK', 1), ('BANK_PAYOUT', 'BANK', -1),
                    ('BANK_PAYOUT', 'STRIPE_CLEARING', 1), ('BANK_PAYOUT', 'STRIPE_CLEARING', -1))
                limit 1""");
    }

    /// Nobody is paid more than they earned.
    @Bean
    Invariant noEngineerIsOverpaid(JdbcClient jdbc) {
        return new Statement(jdbc, "no-engineer-is-overpaid",
                """
                        select 'engineer ' || owner_id || ' has an ' || account || ' of ' || sum(amount_minor) || ' ' || currency
                        from ledger_posting where account = 'ENGINEER_PAYABLE'
                        group by owner_id, account, currency having sum(amount_minor) > 0
                        limit 1""");
    }

    /// Nobody pays back more than they owe.
    @Bean
    Invariant noReceivableIsInCredit(JdbcClient jdbc) {
        return new Statement(jdbc, "no-receivable-is-in-credit",
                """
                        select 'engineer ' || owner_id || ' has an ' || account || ' of ' || sum(amount_minor) || ' ' || currency
                        from ledger_posting where account = 'ENGINEER_RECEIVABLE'
                        group by owner_id, account, currency having sum(amount_minor) < 0
                        limit 1""");
    }

    private record Statement(JdbcClient jdbc, String name, String violations) implements Invariant {

        @Override
        public Optional<String> firstViolation() {
            return jdbc.sql(violations).query(String.class).optional();
        }

    }

}
