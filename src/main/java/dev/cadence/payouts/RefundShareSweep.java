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

/// Takes up the shares of refunds that are due, several at once, since each mostly waits for the provider.
@Component
class RefundShareSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RefundShareSweep.class);

    private static final int AT_ONCE = 16;

    private static final Limit BATCH = Limit.of(128);

    private final RefundShares shares;

    private final RefundShareDesk desk;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    RefundShareSweep(RefundShares shares, RefundShareDesk desk, Lanes lanes, Halt halt, Clock clock) {
        this.shares = shares;
        this.desk = desk;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.refund-shares";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::work);
    }

    private List<UUID> due() {
        return halt.inForce() ? List.of() : shares.due(clock.instant(), BATCH);
    }

    private boolean work(UUID refund) {
        try {
            return desk.work(refund);
        }
        catch (RuntimeException failure) {
            log.error("The share of refund {} is due and cannot be worked on", refund, failure);
            desk.setAside(refund);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : shares.nextDue();
    }

}
