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

/// Takes up the shares of refunds that are due, several at once, since each mostly waits for the provider.
@Component
class RefundShareSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RefundShareSweep.class);

    /// How many of one instance are under way at once. Stripe allows 25 requests
    /// a second and endpoint.
    private static final Limit AT_ONCE = Limit.of(16);

    private final RefundShares shares;

    private final RefundShareDesk desk;

    private final Clock clock;

    RefundShareSweep(RefundShares shares, RefundShareDesk desk, Clock clock) {
        this.shares = shares;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.refund-shares";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            shares.due(clock.instant(), AT_ONCE).forEach(refund -> lanes.execute(() -> work(refund, worked)));
        }
        return worked.get();
    }

    private void work(UUID refund, AtomicInteger worked) {
        try {
            if (desk.work(refund)) {
                worked.incrementAndGet();
            }
        }
        catch (RuntimeException failure) {
            log.error("The share of refund {} is due and cannot be worked on", refund, failure);
            desk.setAside(refund);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return shares.nextDue();
    }

}
