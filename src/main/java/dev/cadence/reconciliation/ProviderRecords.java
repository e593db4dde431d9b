package dev.cadence.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// The port to the provider's own records. Every call may fail with whatever exception; the run is repeated later.
public interface ProviderRecords {

    /// The provider's objects of a kind that were made in a span of time, a page at a
    /// time.
    /// @param after continues after this reference; null to begin
    Slice<ProviderRecord> objects(Movement movement, Instant from, Instant until, @Nullable String after);

    Optional<ProviderRecord> object(Movement movement, String reference);

    /// What changed the balance in a span of time, a page at a time.
    /// @param after continues after this reference; null to begin
    Slice<BalanceChange> balanceChanges(Instant from, Instant until, @Nullable String after);

    /// What changed the balance on behalf of one object.
    List<BalanceChange> balanceChangesOf(String source);

    /// A page of a longer list.
    ///
    /// @param next where to continue; null on the last
    record Slice<T>(List<T> items, @Nullable String next) {
    }

    /// An object of the provider's.
    ///
    /// @param amount without a sign
    /// @param moved whether the money has moved
    record ProviderRecord(String reference, Money amount, boolean moved) {
    }

    /// A line of the provider's account of the platform's balance.
    ///
    /// @param source the object that it is about; null for none
    /// @param type in the provider's words, such as `charge`
    /// @param amount positive for money that came in, before the fee
    /// @param fee what the provider took for it
    record BalanceChange(String reference, @Nullable String source, String type, Money amount, Money fee, Instant at) {
    }

}
