package dev.cadence.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.cadence.shared.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The books. Entries are only ever added, in the transaction of what they record.
@Service
public class Ledger {

    private final JdbcClient jdbc;

    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Posts an entry, unless its source has one of that kind already.
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Entry entry) {
        var id = Ids.next();
        var added = jdbc.sql("""
                insert into ledger_entry (id, kind, source_id, occurred_at, recorded_at) values (?, ?, ?, ?, ?)
                on conflict on constraint one_entry_per_kind_and_source do nothing""")
            .params(id, entry.kind().name(), entry.source(), entry.at().atOffset(ZoneOffset.UTC),
                    clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        if (added == 1) {
            for (var line = 0; line < entry.postings().size(); line++) {
                insert(id, line, entry.postings().get(line));
            }
        }
    }

    /// Whether nothing is open between the owner and the platform in this account.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isSettled(Account account, UUID owner) {
        return jdbc.sql("""
                select not exists (
                    select from ledger_posting where account = ? and owner_id = ?
                    group by currency having sum(amount_minor) <> 0)""")
            .params(account.name(), owner)
            .query(Boolean.class)
            .single();
    }

    private void insert(UUID entry, int line, Entry.Posting posting) {
        jdbc.sql("""
                insert into ledger_posting (entry_id, line, account, owner_id, amount_minor, currency)
                values (?, ?, ?, ?, ?, ?)""")
            .param(entry)
            .param(line)
            .param(posting.account().name())
            .param(posting.owner())
            .param(posting.amount().minor())
            .param(posting.amount().currency().getCurrencyCode())
            .update();
    }

}
