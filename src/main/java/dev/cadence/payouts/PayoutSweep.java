package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the payouts that are due, several at once, since each mostly waits for the provider.
@Component
class PayoutSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(PayoutSweep.class);

    private static final int AT_ONCE = 16;

    private static final Limit BATCH = Limit.of(128);

    private final Payouts payouts;

    private final PayoutDesk desk;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    PayoutSweep(Payouts payouts, PayoutDesk desk, Lanes lanes, Halt halt, Clock clock) {
        this.payouts = payouts;
        this.desk = desk;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.payouts";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::work);
    }

    private List<UUID> due() {
        return halt.inForce() ? List.of() : payouts.due(clock.instant(), BATCH);
    }

    private boolean work(UUID id) {
        try {
            return desk.work(id);
        }
        catch (RuntimeException failure) {
            log.error("Payout {} is due and cannot be worked on", id, failure);
            desk.setAside(id);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : payouts.nextDue();
    }

}
