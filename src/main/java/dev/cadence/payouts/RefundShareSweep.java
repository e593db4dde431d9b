package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.ProviderSweep;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the shares of refunds that are due.
@Component
class RefundShareSweep extends ProviderSweep<UUID> {

    private static final int AT_ONCE = 16;

    private final RefundShares shares;

    private final RefundShareDesk desk;

    RefundShareSweep(RefundShares shares, RefundShareDesk desk, Lanes lanes, Halt halt, Clock clock) {
        super("payouts.refund-shares", AT_ONCE, lanes, halt, clock);
        this.shares = shares;
        this.desk = desk;
    }

    @Override
    protected List<UUID> due(Instant now, Limit batch) {
        return shares.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return shares.nextDue();
    }

    @Override
    protected boolean work(UUID id) {
        return desk.work(id);
    }

    @Override
    protected void setAside(UUID id) {
        desk.setAside(id);
    }

}
