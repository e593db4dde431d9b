package dev.cadence.simulator;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What happens to events on their way to the endpoint.
public sealed interface WebhookPlan {

    /// Each is delivered once.
    record Deliver() implements WebhookPlan {
    }

    /// None is ever sent, as when all attempts of three days failed.
    record Lose() implements WebhookPlan {
    }

    /// Each is delivered several times at once, under the same id.
    record Duplicate(int copies) implements WebhookPlan {
    }

    /// Each is kept until `release()` or `releaseShuffled(seed)`.
    record Hold() implements WebhookPlan {
    }

    /// Each is signed with another secret.
    record BadSignature() implements WebhookPlan {
    }

    /// Each is signed with a timestamp moved by so much: back for an old one, ahead for
    /// one of the future.
    record ShiftTimestamp(Duration by) implements WebhookPlan {
    }

    /// Each says that it was rendered for another version of the API, or for none.
    record ApiVersion(@Nullable String version) implements WebhookPlan {
    }

}
