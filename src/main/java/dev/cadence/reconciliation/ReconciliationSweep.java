package dev.cadence.reconciliation;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Carries out the runs that are due, one at a time.
@Component
class ReconciliationSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationSweep.class);

    private final Runs runs;

    private final Reconciler reconciler;

    private final Halt halt;

    private final Clock clock;

    ReconciliationSweep(Runs runs, Reconciler reconciler, Halt halt, Clock clock) {
        this.runs = runs;
        this.reconciler = reconciler;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reconciliation.runs";
    }

    @Override
    public int sweep() {
        if (halt.inForce()) {
            return 0;
        }
        var due = runs.claim(clock.instant());
        due.ifPresent(this::carryOut);
        return due.isPresent() ? 1 : 0;
    }

    private void carryOut(Run run) {
        try {
            reconciler.carryOut(run);
        }
        catch (RuntimeException failure) {
            log.warn("Reconciliation {} is begun anew later", run.id(), failure);
            runs.failed(run, clock.instant());
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : runs.nextDue();
    }

}
