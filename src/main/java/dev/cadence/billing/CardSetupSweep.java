package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Looks at pending setups whose webhook may have been lost. Two instances that look at the same one learn the same.
@Component
class CardSetupSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(CardSetupSweep.class);

    private static final Limit BATCH = Limit.of(20);

    private final CardSetups setups;

    private final CardDesk desk;

    private final Halt halt;

    private final Clock clock;

    CardSetupSweep(CardSetups setups, CardDesk desk, Halt halt, Clock clock) {
        this.setups = setups;
        this.desk = desk;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.card-setups";
    }

    @Override
    public int sweep() {
        return halt.inForce() ? 0 : (int) setups.due(clock.instant(), BATCH).stream().filter(this::look).count();
    }

    private boolean look(CardSetup setup) {
        try {
            desk.look(setup.setupRef());
            return true;
        }
        catch (RuntimeException failure) {
            log.error("Card setup {} is due and cannot be looked at", setup.setupRef(), failure);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : setups.nextDue();
    }

}
