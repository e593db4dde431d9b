package dev.cadence.reconciliation;

import org.jspecify.annotations.Nullable;

/// Something that is not the same everywhere.
///
/// @param reference the provider's, or, where it has none, the id of our books' source
/// @param ours what we say of it
/// @param theirs what the provider says of it
record Difference(Problem problem, @Nullable Movement movement, String reference, @Nullable String ours,
        @Nullable String theirs) {
}
