package dev.cadence.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the books say of the money at the provider, for whoever compares it with the provider.
@Repository
public class Clearing {

    private final JdbcClient jdbc;

    Clearing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What entries of these kinds have changed at the provider, in minor units, by their
    /// source; of sources without
    /// entries, nothing.
    public Map<UUID, Long> changes(Set<Entry.Kind> kinds, Collection<UUID> sources) {
        var changes = new HashMap<UUID, Long>();
        jdbc.sql("""
                select source_id, coalesce(sum(amount_minor) filter (where account = 'STRIPE_CLEARING'), 0) as change
                from ledger_entry join ledger_posting on entry_id = id
                where kind = any (?) and source_id = any (?) group by source_id""")
            .param(names(kinds))
            .param(sources.toArray(UUID[]::new))
            .query(row -> {
                changes.put(row.getObject("source_id", UUID.class), row.getLong("change"));
            });
        return changes;
    }

    /// Of these sources those whose entries of these kinds have taken each other back, as
    /// when a refund did not arrive.
    public Set<UUID> takenBack(Set<Entry.Kind> kinds, Collection<UUID> sources) {
        return Set.copyOf(jdbc.sql("""
                select source_id from ledger_entry join ledger_posting on entry_id = id
                where kind = any (?) and source_id = any (?) group by source_id
                having count(distinct id) > 1
                    and coalesce(sum(amount_minor) filter (where account = 'STRIPE_CLEARING'), 0) = 0""")
            .param(names(kinds))
            .param(sources.toArray(UUID[]::new))
            .query((row, number) -> row.getObject("source_id", UUID.class))
            .list());
    }

    /// The entries of these kinds that were recorded in a span of time, oldest first.
    /// @param after continues after this entry's id
    public List<Recorded> recorded(Set<Entry.Kind> kinds, Instant from, Instant until, UUID after, int most) {
        return jdbc.sql("""
                select id, source_id, recorded_at from ledger_entry
                where kind = any (?) and recorded_at >= ? and recorded_at < ? and id > ? order by id limit ?""")
            .param(names(kinds))
            .param(from.atOffset(ZoneOffset.UTC))
            .param(until.atOffset(ZoneOffset.UTC))
            .param(after)
            .param(most)
            .query((row, number) -> new Recorded(row.getObject("id", UUID.class),
                    row.getObject("source_id", UUID.class),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
            .list();
    }

    private static String[] names(Set<Entry.Kind> kinds) {
        return kinds.stream().map(Entry.Kind::name).toArray(String[]::new);
    }

    /// An entry, and what it is about.
    public record Recorded(UUID entry, UUID source, Instant at) {
    }

}
