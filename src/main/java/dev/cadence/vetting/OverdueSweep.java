package dev.cadence.vetting;

import java.time.Instant;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Announces overdue decisions, a batch in one short transaction.
@Component
class OverdueSweep implements Sweep {

    private final OverdueDesk desk;

    OverdueSweep(OverdueDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "vetting.overdue";
    }

    @Override
    public int sweep() {
        return desk.announce();
    }

    @Override
    public @Nullable Instant nextDue() {
        return desk.next();
    }

}
