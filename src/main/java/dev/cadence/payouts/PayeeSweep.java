package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Takes up the accounts that are due, several at once, since each mostly waits for the provider.
@Component
class PayeeSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(PayeeSweep.class);

    private static final int AT_ONCE = 16;

    private static final Limit BATCH = Limit.of(128);

    private final Payees payees;

    private final PayeeDesk desk;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    PayeeSweep(Payees payees, PayeeDesk desk, Lanes lanes, Halt halt, Clock clock) {
        this.payees = payees;
        this.desk = desk;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.accounts";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::work);
    }

    private List<EngineerId> due() {
        return halt.inForce() ? List.of() : payees.due(clock.instant(), BATCH);
    }

    private boolean work(EngineerId engineer) {
        try {
            return desk.work(engineer);
        }
        catch (RuntimeException failure) {
            log.error("The account of engineer {} is due and cannot be looked at", engineer.value(), failure);
            desk.setAside(engineer);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : payees.nextDue();
    }

}
