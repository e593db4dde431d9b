package dev.cadence.advisor;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Forgets advice of which no brief was made in time.
@Component
class AdviceSweep implements Sweep {

    private static final int BATCH = 500;

    private final AdviceBook book;

    private final Clock clock;

    AdviceSweep(AdviceBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "advisor.forget";
    }

    @Override
    public int sweep() {
        return book.forget(clock.instant(), BATCH);
    }

    @Override
    public @Nullable Instant nextDue() {
        return book.nextForgetting();
    }

}
