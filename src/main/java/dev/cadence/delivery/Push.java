package dev.cadence.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a notice of GitHub's says, of which only what is asked for here is read.
///
/// @param ref what was pushed to, such as `refs/heads/main`; null for other events
/// @param deleted whether it was taken away
/// @param repository the owner and the name
/// @param pushedAt by GitHub's clock, in whole seconds
/// @param sender the login of who pushed, as GitHub knows them
record Push(@Nullable String ref, boolean deleted, @Nullable String repository, @Nullable Instant pushedAt,
        @Nullable String sender, List<Commit> commits) {

    /// Whether a branch has got commits.
    boolean brings() {
        return ref != null && ref.startsWith("refs/heads/") && !deleted && !commits.isEmpty();
    }

    /// One commit; whatever is in it, whoever can push can write.
    ///
    /// @param username the account that GitHub knows by the author's address
    /// @param at when it was committed, as it says itself
    record Commit(@Nullable String sha, @Nullable String email, @Nullable String username, @Nullable Instant at) {

        /// Null when it is not the whole hash.
        @Nullable String fullSha() {
            return sha != null && sha.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? sha : null;
        }

    }

}
