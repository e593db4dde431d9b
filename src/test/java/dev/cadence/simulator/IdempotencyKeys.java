package dev.cadence.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// What Stripe answered to which key: the first result is kept, errors included, and given again.
final class IdempotencyKeys {

    /// Stripe may forget a key after a day; here it does, by the simulator's clock.
    private static final Duration KEPT = Duration.ofHours(24);

    private static final int LONGEST = 255;

    private final Clock clock;

    private final Map<String, Use> uses = new HashMap<>();

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    Answer once(@Nullable String key, String request, Supplier<Answer> work) {
        if (key == null) {
            return work.get();
        }
        if (key.length() > LONGEST) {
            throw StripeRefusal.invalid(null, "Idempotency keys can be at most 255 characters long.", null);
        }
        Use use = begin(key, request);
        if (use.answer != null) {
            return use.answer.again();
        }
        Answer answer = null;
        try {
            answer = work.get();
            return answer;
        }
        finally {
            end(key, use, answer);
        }
    }

    private synchronized Use begin(String key, String request) {
        Use before = this.uses.get(key);
        if (before == null || !this.clock.instant().isBefore(before.since.plus(KEPT))) {
            Use fresh = new Use(request, this.clock.instant());
            this.uses.put(key, fresh);
            return fresh;
        }
        if (!before.request.equals(request)) {
            throw StripeRefusal.keyReused(key);
        }
        if (before.answer == null) {
            throw StripeRefusal.keyInUse(key);
        }
        return before;
    }

    private synchronized void end(String key, Use use, @Nullable Answer answer) {
        if (answer != null && answer.saved()) {
            use.answer = answer;
        }
        else if (Objects.equals(this.uses.get(key), use)) {
            this.uses.remove(key);
        }
    }

    synchronized void clear() {
        this.uses.clear();
    }

    /// A key that was given: for which request, since when, and the answer once there is
    /// one.
    private static final class Use {

        private final String request;

        private final Instant since;

        private volatile @Nullable Answer answer;

        Use(String request, Instant since) {
            this.request = request;
            this.since = since;
        }

    }

}
