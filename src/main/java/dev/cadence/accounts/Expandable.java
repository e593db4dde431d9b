package dev.cadence.accounts;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One kind of thing that answers refer to by its id, and can show in full: see [dev.cadence.shared.Expands]. The module
/// that owns it adds a bean of this type.
public interface Expandable {

    /// Such as `engineer`, for ids in fields called `engineerId`.
    String name();

    /// How it looks where it is read at its own address.
    Class<? extends Record> form();

    /// What a key must be allowed to read it; null if everybody may.
    @Nullable Scope scope();

    /// Those that this caller may read, by their ids, with one statement however many
    /// there are.
    Map<UUID, ? extends Record> seenBy(Caller caller, Set<UUID> ids);

}
