package dev.cadence.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What has been booked on the accounts of one company or engineer, by when it was booked, so that what was said of a
/// period stays true.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Movements {

    private final JdbcClient jdbc;

    Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What one account of an owner had come to before an instant; a debit is positive.
    public Money balance(Account account, UUID owner, Currency currency, Instant before) {
        var sum = jdbc.sql("""
                select coalesce(sum(p.amount_minor), 0) from ledger_posting p join ledger_entry e on e.id = p.entry_id
                where p.owner_id = ? and p.account = ? and p.currency = ? and e.recorded_at < ?""")
            .params(owner, account.name(), currency.getCurrencyCode(), before.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
        return new Money(sum, currency);
    }

    /// What was booked on all accounts of an owner in a period, in the order of booking.
    /// @param until not part of it
    public List<Movement> of(UUID owner, Currency currency, Instant from, Instant until) {
        return jdbc.sql("""
                select p.account, e.kind, e.source_id, e.recorded_at, p.amount_minor
                from ledger_posting p join ledger_entry e on e.id = p.entry_id
                where p.owner_id = ? and p.currency = ? and e.recorded_at >= ? and e.recorded_at < ?
                order by e.recorded_at, e.id, p.line""")
            .params(owner, currency.getCurrencyCode(), from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
            .query((row, number) -> new Movement(Account.valueOf(row.getString(1)),
                    Entry.Kind.valueOf(row.getString(2)), row.getObject(3, UUID.class),
                    row.getObject(4, OffsetDateTime.class).toInstant(), new Money(row.getLong(5), currency)))
            .list();
    }

    /// One posting of an entry.
    ///
    /// @param source what the entry is about
    /// @param amount a debit is positive
    public record Movement(Account account, Entry.Kind kind, UUID source, Instant at, Money amount) {
    }

}
