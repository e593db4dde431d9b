package dev.cadence.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.cadence.shared.Money;

/// What a module of ours has on record of one kind of movement. Each kind has one such bean.
public interface OwnRecords {

    Movement movement();

    /// What is on record under the provider's references; of those that are not, nothing.
    List<OwnRecord> named(Collection<String> references);

    /// What was put on record in a span of time, ordered by the reference.
    /// @param after continues after this reference; empty to begin
    List<OwnRecord> recorded(Instant from, Instant until, String after, int most);

    /// Which of these ids are of records that there are.
    Set<UUID> known(Collection<UUID> ids);

    /// @param id ours, which the books name as the entry's source
    /// @param reference the provider's
    /// @param amount without a sign
    /// @param moved whether the money has moved, as far as we know
    record OwnRecord(UUID id, String reference, Money amount, boolean moved) {
    }

}
