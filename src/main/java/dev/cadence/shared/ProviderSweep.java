package dev.cadence.shared;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;

/// Takes up rows each of which needs the payment provider: several at once, since each mostly waits, and none while a halt
/// is in force. A row that cannot be worked on is set aside, and does not stand in the way of the others.
///
/// @param <T> by what a row is known; an id, which tells of nobody
public abstract class ProviderSweep<T> implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(ProviderSweep.class);

    /// Rows are read for so many rounds of all lanes at once.
    private static final int ROUNDS = 8;

    private final String name;

    private final int atOnce;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    /// @param atOnce how many rows of one instance are under way at once
    protected ProviderSweep(String name, int atOnce, Lanes lanes, Halt halt, Clock clock) {
        this.name = name;
        this.atOnce = atOnce;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    /// What is due, the oldest first.
    protected abstract List<T> due(Instant now, Limit batch);

    /// When the oldest waiting row falls or fell due; null when nothing waits.
    protected abstract @Nullable Instant oldestDue();

    /// Claims a row and does what it is due for.
    /// @return false when another instance has it
    protected abstract boolean work(T row);

    /// Has a row wait that failed.
    protected abstract void setAside(T row);

    @Override
    public String name() {
        return name;
    }

    @Override
    public int sweep() {
        return lanes.work(atOnce, this::takeUp, this::tryOn);
    }

    private List<T> takeUp() {
        return halt.inForce() ? List.of() : due(clock.instant(), Limit.of(ROUNDS * atOnce));
    }

    private boolean tryOn(T row) {
        try {
            return !halt.inForce() && work(row);
        }
        catch (RuntimeException failure) {
            log.error("{} is due for {} and cannot be worked on", row, name, failure);
            setAside(row);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : oldestDue();
    }

}
