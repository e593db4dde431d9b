package dev.cadence.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is moved, or that runs with an offset. Ticks in microseconds, as the
/// application's does.
public final class MutableClock extends Clock {

    /// A Monday at noon in UTC, where tests begin.
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicReference<Clock> current;

    private MutableClock(Clock start) {
        this.current = new AtomicReference<>(start);
    }

    public static MutableClock stoppedAt(Instant instant) {
        return new MutableClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /// Runs like the wall clock, from the given instant on.
    public static MutableClock runningFrom(Instant instant) {
        var wall = Clock.systemUTC();
        return new MutableClock(Clock.offset(wall, Duration.between(wall.instant(), instant)));
    }

    public void advance(Duration step) {
        current.updateAndGet(clock -> Clock.offset(clock, step));
    }

    /// Moves to an instant, ahead or back, and goes on as before: standing still or
    /// running.
    public void moveTo(Instant instant) {
        current.updateAndGet(clock -> Clock.offset(clock, Duration.between(clock.instant(), instant)));
    }

    /// Moves to an instant and goes on as before, standing still or running; stays where
    /// it is when that instant has
    /// passed.
    public void moveForwardTo(Instant instant) {
        current.updateAndGet(clock -> clock.instant().isAfter(instant) ? clock
                : Clock.offset(clock, Duration.between(clock.instant(), instant)));
    }

    public void stopAt(Instant instant) {
        current.set(Clock.fixed(instant, ZoneOffset.UTC));
    }

    @Override
    public Instant instant() {
        return current.get().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

}
