package dev.cadence.billing;

import dev.cadence.reconciliation.Movement;
import dev.cadence.reconciliation.OwnRecords;
import dev.cadence.reconciliation.TableRecords;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What billing has on record of money that moved, for whoever compares it with the provider.
@Configuration(proxyBeanMethods = false)
class MoneyRecords {

    @Bean
    OwnRecords chargeRecords(JdbcClient jdbc) {
        return new TableRecords(Movement.CHARGE, """
                select id, charge_ref as reference, amount_minor, amount_currency as currency, stage = 'PAID' as moved,
                    settled_at as recorded_at from charge where charge_ref is not null""", jdbc);
    }

    @Bean
    OwnRecords refundRecords(JdbcClient jdbc) {
        return new TableRecords(Movement.REFUND, """
                select posting_id as id, refund_ref as reference, amount_minor, amount_currency as currency,
                    stage in ('PENDING', 'SUCCEEDED') as moved, accepted_at as recorded_at
                from refund where refund_ref is not null""", jdbc);
    }

    @Bean
    OwnRecords disputeRecords(JdbcClient jdbc) {
        return new TableRecords(Movement.DISPUTE, """
                select id, dispute_ref as reference, amount_minor, amount_currency as currency,
                    withdrawn_minor > reinstated_minor as moved, opened_at as recorded_at from dispute""", jdbc);
    }

}
