package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

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

    /// How many charges of one instance are under way at once. Stripe allows 25 requests
    /// a second and endpoint.
    private static final Limit AT_ONCE = Limit.of(16);

    private final Charges charges;

    private final ChargeDesk desk;

    private final Clock clock;

    ChargeSweep(Charges charges, ChargeDesk desk, Clock clock) {
        this.charges = charges;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.charges";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            charges.due(clock.instant(), AT_ONCE).forEach(id -> lanes.execute(() -> work(id, worked)));
        }
        return worked.get();
    }

    private void work(ChargeId id, AtomicInteger worked) {
        try {
            if (desk.work(id)) {
                worked.incrementAndGet();
            }
        }
        catch (RuntimeException failure) {
            log.error("Charge {} is due and cannot be worked on", id.value(), failure);
            desk.setAside(id);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return charges.nextDue();
    }

}
