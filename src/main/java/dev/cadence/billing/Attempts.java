package dev.cadence.billing;

import java.time.Instant;
import java.time.ZoneOffset;

import dev.cadence.billing.ChargeOutcome.Declined;
import dev.cadence.billing.Wallet.Payer;
import dev.cadence.bookings.Terms;

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
                insert into charge_attempt (charge_id, number, payment_method_ref, fingerprint, refused, begun_at)
                values (?, ?, ?, ?, false, ?)""")
            .params(charge.value(), order.attempt(), order.paymentMethodRef(), order.fingerprint(),
                    now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /// Whether trying the card anew for this charge needs a reason: it was tried last, or
    /// was refused for good. What was before the card changed does not count.
    boolean madeInVain(Charge charge, Payer payer) {
        return jdbc.sql("""
                select exists (select from charge_attempt
                    where charge_id = ? and payment_method_ref = ? and begun_at >= ? and (refused or number = ?))""")
            .params(charge.id().value(), payer.paymentMethodRef(), payer.cardSince().atOffset(ZoneOffset.UTC),
                    charge.attempts())
            .query(Boolean.class)
            .single();
    }

    /// Whether the card was declined for this charge in a way after which trying it again
    /// is pointless.
    boolean wasRefused(Charge charge, Payer payer) {
        return jdbc.sql("""
                select exists (select from charge_attempt
                    where charge_id = ? and payment_method_ref = ? and begun_at >= ? and refused)""")
            .params(charge.id().value(), payer.paymentMethodRef(), payer.cardSince().atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
    }

    /// How often a card was tried since then without being charged, for whatever booking
    /// and whoever saved it. Whoever asks takes turns with others who are about to try
    /// the same card, until the transaction ends.
    Unpaid unpaidSince(Instant since, String fingerprint) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('cadence.card ' || ?, 0))")
            .param(fingerprint)
            .query()
            .singleRow();
        return jdbc.sql("""
                select count(*) filter (where outcome in ('Declined', 'ActionRequired')) as declined,
                    count(*) filter (where outcome is null or outcome = 'Unknown') as open
                from charge_attempt where fingerprint = ? and begun_at > ?
                    and (outcome is null or outcome in ('Declined', 'ActionRequired', 'Unknown'))""")
            .params(fingerprint, since.atOffset(ZoneOffset.UTC))
            .query((row, number) -> new Unpaid(row.getInt("declined"), row.getInt("open")))
            .single();
    }

    /// Whether a card was tried in vain as often as the terms let it be.
    boolean areUsedUp(Payer payer, Terms terms, Instant now) {
        return unpaidSince(now.minus(terms.attemptsWindow()), payer.fingerprint()).declined() >= terms
            .attemptsPerCard();
    }

    /// How often a card was tried in vain, and how often nobody knows yet.
    record Unpaid(int declined, int open) {
    }

    /// Notes the outcome of an attempt that has none yet; an unclear one may become clear
    /// later.
    void settled(ChargeId charge, int number, ChargeOutcome outcome, Instant now) {
        jdbc.sql("""
                update charge_attempt set outcome = ?, refused = ?, settled_at = ?
                where charge_id = ? and number = ? and (outcome is null or outcome in ('Unknown', 'Processing'))""")
            .params(outcome.getClass().getSimpleName(), outcome instanceof Declined declined && declined.hard(),
                    now.atOffset(ZoneOffset.UTC), charge.value(), number)
            .update();
    }

}
