package dev.cadence.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.cadence.delivery.Push.Commit;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// By what an engineer is known in a repository.
///
/// @param githubLogin who GitHub says has pushed
/// @param emails what commits say who wrote them, in lower case
@Schema(name = "CommitIdentity")
record CommitIdentity(@Nullable String githubLogin, List<String> emails, Instant saidAt) {

    /// GitHub tells logins apart whatever the case of their letters.
    boolean isPusher(@Nullable String login) {
        return githubLogin != null && githubLogin.equalsIgnoreCase(login);
    }

    boolean isAuthorOf(Commit commit) {
        return isPusher(commit.username())
                || (commit.email() != null && emails.contains(commit.email().toLowerCase(Locale.ROOT)));
    }

}
