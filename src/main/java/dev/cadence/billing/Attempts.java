package dev.cadence.billing;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Each attempt to charge a card, written down before the call is made.
@Repository
class Attempts {

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begun(ChargeId charge, CardPayments.ConfirmOrder order, Instant now) {
        jdbc.sql("""
                insert into charge_attempt (charge_id, number, payment_method_ref, begun_at) values (?, ?, ?, ?)""")
            .params(charge.value(), order.attempt(), order.paymentMethodRef(), now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /// The card of an attempt, in the provider's reference.
    String cardOf(ChargeId charge, int number) {
        return jdbc.sql("select payment_method_ref from charge_attempt where charge_id = ? and number = ?")
            .params(charge.value(), number)
            .query(String.class)
            .single();
    }

    /// Notes the outcome of an attempt that has none yet; an unclear one may become clear
    /// later.
    void settled(ChargeId charge, int number, ChargeOutcome outcome, Instant now) {
        jdbc.sql("""
                update charge_attempt set outcome = ?, settled_at = ?
                where charge_id = ? and number = ? and (outcome is null or outcome = 'Unknown')""")
            .params(outcome.getClass().getSimpleName(), now.atOffset(ZoneOffset.UTC), charge.value(), number)
            .update();
    }

}
