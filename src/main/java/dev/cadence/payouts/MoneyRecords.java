package dev.cadence.payouts;

import dev.cadence.reconciliation.Movement;
import dev.cadence.reconciliation.OwnRecords;
import dev.cadence.reconciliation.TableRecords;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What payouts have on record of money that moved, for whoever compares it with the provider.
@Configuration(value = "payoutsMoneyRecords", proxyBeanMethods = false)
class MoneyRecords {

    @Bean
    OwnRecords transferRecords(JdbcClient jdbc) {
        return new TableRecords(Movement.TRANSFER, """
                select id, transfer_ref as reference, sent_minor as amount_minor, amount_currency as currency,
                    true as moved, paid_at as recorded_at from payout where transfer_ref is not null""", jdbc);
    }

    @Bean
    OwnRecords reversalRecords(JdbcClient jdbc) {
        return new TableRecords(Movement.REVERSAL, """
                select refund_id as id, reversal_ref as reference, reversal_minor as amount_minor,
                    amount_currency as currency, true as moved, settled_at as recorded_at from refund_share
                where reversal_ref is not null""", jdbc);
    }

}
