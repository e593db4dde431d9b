package dev.cadence.billing;

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

/// Takes up the refunds that are due, a few at once, since each mostly waits for the provider.
@Component
class RefundSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RefundSweep.class);

    private static final Limit AT_ONCE = Limit.of(8);

    private final Refunds refunds;

    private final RefundBooks books;

    private final RefundWork work;

    private final Clock clock;

    RefundSweep(Refunds refunds, RefundBooks books, RefundWork work, Clock clock) {
        this.refunds = refunds;
        this.books = books;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.refunds";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            refunds.due(clock.instant(), AT_ONCE).forEach(id -> lanes.execute(() -> work(id, worked)));
        }
        return worked.get();
    }

    private void work(UUID id, AtomicInteger worked) {
        try {
            if (work.work(id)) {
                worked.incrementAndGet();
            }
        }
        catch (RuntimeException failure) {
            log.error("Refund {} is due and cannot be worked on", id, failure);
            books.setAside(id);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return refunds.nextDue();
    }

}
