package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.ProviderSweep;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the charges that are due.
@Component
class ChargeSweep extends ProviderSweep<ChargeId> {

    /// How many charges of one instance are under way at once: enough for twenty calls a
    /// second that take most of a second each.
    private static final int AT_ONCE = 16;

    private final Charges charges;

    private final ChargeDesk desk;

    ChargeSweep(Charges charges, ChargeDesk desk, Lanes lanes, Halt halt, Clock clock) {
        super("billing.charges", AT_ONCE, lanes, halt, clock);
        this.charges = charges;
        this.desk = desk;
    }

    @Override
    protected List<ChargeId> due(Instant now, Limit batch) {
        return charges.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return charges.nextDue();
    }

    @Override
    protected boolean work(ChargeId id) {
        return desk.work(id);
    }

    @Override
    protected void setAside(ChargeId id) {
        desk.setAside(id);
    }

}
