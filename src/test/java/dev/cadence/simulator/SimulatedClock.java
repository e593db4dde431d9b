package dev.cadence.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that can be set: another one, shifted.
final class SimulatedClock extends Clock {

    private final Clock base;

    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    SimulatedClock(Clock base) {
        this.base = base;
    }

    void set(Instant now) {
        this.shift.set(Duration.between(this.base.instant(), now));
    }

    void advance(Duration by) {
        this.shift.updateAndGet((before) -> before.plus(by));
    }

    void reset() {
        this.shift.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return this.base.instant().plus(this.shift.get());
    }

    @Override
    public ZoneId getZone() {
        return this.base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SimulatedClock moved = new SimulatedClock(this.base.withZone(zone));
        moved.shift.set(this.shift.get());
        return moved;
    }

}
