package dev.cadence.delivery;

import java.time.Instant;

import dev.cadence.delivery.FirstCommits.FirstCommit;
import dev.cadence.delivery.FirstCommits.MatchedBy;
import dev.cadence.delivery.Push.Commit;
import org.jspecify.annotations.Nullable;

/// What a notice comes to.
///
/// @param first null unless it is the engineer's first push
record Finding(Outcome outcome, @Nullable FirstCommit first) {

    static Finding of(Outcome outcome) {
        return new Finding(outcome, null);
    }

    /// Whether a push is the engineer's, and falls in the time of work. When it was made
    /// GitHub says, which is also true of a delivery that comes late; but it is never
    /// after we have heard of it.
    static Finding in(Push push, CommitIdentity identity, @Nullable Instant startedAt, @Nullable Instant endedAt,
            Instant now) {
        var pushedAt = push.pushedAt() == null || push.pushedAt().isAfter(now) ? now : push.pushedAt();
        if (startedAt == null || wholeSecondAfter(pushedAt, push).isBefore(startedAt)) {
            return of(Outcome.WORK_NOT_BEGUN);
        }
        if (endedAt != null && !pushedAt.isBefore(endedAt)) {
            return of(Outcome.WORK_OVER);
        }
        var at = pushedAt.isBefore(startedAt) ? startedAt : pushedAt;
        if (identity.isPusher(push.sender())) {
            return first(at, MatchedBy.PUSHER, push.commits().getFirst());
        }
        return push.commits()
            .stream()
            .filter(commit -> identity.isAuthorOf(commit) && isSince(startedAt, commit))
            .findFirst()
            .map(commit -> first(at, MatchedBy.AUTHOR, commit))
            .orElse(of(Outcome.OTHER_PERSON));
    }

    /// GitHub's times end in whole seconds, ours do not.
    private static Instant wholeSecondAfter(Instant pushedAt, Push push) {
        return pushedAt.equals(push.pushedAt()) ? pushedAt.plusMillis(999) : pushedAt;
    }

    /// Somebody may push what the engineer wrote in another year.
    private static boolean isSince(Instant startedAt, Commit commit) {
        return commit.at() != null && !commit.at().plusMillis(999).isBefore(startedAt);
    }

    private static Finding first(Instant at, MatchedBy matchedBy, Commit commit) {
        return new Finding(Outcome.FIRST_COMMIT, new FirstCommit(at, matchedBy, commit.fullSha()));
    }

}
