package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

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

    /// How many payouts of one instance are under way at once. Stripe allows 25 requests
    /// a second and endpoint.
    private static final Limit AT_ONCE = Limit.of(16);

    private final Payouts payouts;

    private final PayoutDesk desk;

    private final Clock clock;

    PayoutSweep(Payouts payouts, PayoutDesk desk, Clock clock) {
        this.payouts = payouts;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.payouts";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            payouts.due(clock.instant(), AT_ONCE).forEach(id -> lanes.execute(() -> work(id, worked)));
        }
        return worked.get();
    }

    private void work(UUID id, AtomicInteger worked) {
        try {
            if (desk.work(id)) {
                worked.incrementAndGet();
            }
        }
        catch (RuntimeException failure) {
            log.error("Payout {} is due and cannot be worked on", id, failure);
            desk.setAside(id);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return payouts.nextDue();
    }

}
