package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.ProviderSweep;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the accounts that are due.
@Component
class PayeeSweep extends ProviderSweep<EngineerId> {

    private static final int AT_ONCE = 16;

    private final Payees payees;

    private final PayeeDesk desk;

    PayeeSweep(Payees payees, PayeeDesk desk, Lanes lanes, Halt halt, Clock clock) {
        super("payouts.accounts", AT_ONCE, lanes, halt, clock);
        this.payees = payees;
        this.desk = desk;
    }

    @Override
    protected List<EngineerId> due(Instant now, Limit batch) {
        return payees.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return payees.nextDue();
    }

    @Override
    protected boolean work(EngineerId id) {
        return desk.work(id);
    }

    @Override
    protected void setAside(EngineerId id) {
        desk.setAside(id);
    }

}
