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

/// Takes up the payouts that are due.
@Component
class PayoutSweep extends ProviderSweep<UUID> {

    private static final int AT_ONCE = 16;

    private final Payouts payouts;

    private final PayoutDesk desk;

    PayoutSweep(Payouts payouts, PayoutDesk desk, Lanes lanes, Halt halt, Clock clock) {
        super("payouts.payouts", AT_ONCE, lanes, halt, clock);
        this.payouts = payouts;
        this.desk = desk;
    }

    @Override
    protected List<UUID> due(Instant now, Limit batch) {
        return payouts.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return payouts.nextDue();
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
