package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the charges that are due, several at once, since each mostly waits for the provider.
@Component
class ChargeSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(ChargeSweep.class);

    /// How many charges of one instance are under way at once: enough for twenty calls a
    /// second that take most of a second each.
    private static final int AT_ONCE = 16;

    private static final Limit BATCH = Limit.of(128);

    private final Charges charges;

    private final ChargeDesk desk;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    ChargeSweep(Charges charges, ChargeDesk desk, Lanes lanes, Halt halt, Clock clock) {
        this.charges = charges;
        this.desk = desk;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.charges";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::work);
    }

    private List<ChargeId> due() {
        return halt.inForce() ? List.of() : charges.due(clock.instant(), BATCH);
    }

    private boolean work(ChargeId id) {
        try {
            return !halt.inForce() && desk.work(id);
        }
        catch (RuntimeException failure) {
            log.error("Charge {} is due and cannot be worked on", id.value(), failure);
            desk.setAside(id);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : charges.nextDue();
    }

}
