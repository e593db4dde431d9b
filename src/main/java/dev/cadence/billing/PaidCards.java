package dev.cadence.billing;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells those who write invoices which card paid.
@Repository
public class PaidCards {

    private final JdbcClient jdbc;

    PaidCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The card that was charged last; empty if nothing is known of it any more.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<PaidCard> of(UUID charge) {
        return jdbc.sql("""
                select c.brand, c.last4 from charge_attempt a join card c on c.payment_method_ref = a.payment_method_ref
                where a.charge_id = ? order by a.number desc limit 1""").param(charge).query(PaidCard.class).optional();
    }

    /// What a person needs to recognise a card.
    public record PaidCard(String brand, String last4) {
    }

}
