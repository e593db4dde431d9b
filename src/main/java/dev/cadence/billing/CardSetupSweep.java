package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Looks at pending setups whose webhook may have been lost. Two instances that look at the same one learn the same.
@Component
class CardSetupSweep implements Sweep {

    private static final Limit BATCH = Limit.of(20);

    private final CardSetups setups;

    private final CardDesk desk;

    private final Clock clock;

    CardSetupSweep(CardSetups setups, CardDesk desk, Clock clock) {
        this.setups = setups;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.card-setups";
    }

    @Override
    public int sweep() {
        var due = setups.due(clock.instant(), BATCH);
        due.forEach(setup -> desk.converge(setup.setupRef()));
        return due.size();
    }

    @Override
    public @Nullable Instant nextDue() {
        return setups.nextDue();
    }

}
