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

/// Takes up the disputes that are due, a few at once, since each mostly waits for the provider.
@Component
class DisputeSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(DisputeSweep.class);

    private static final Limit AT_ONCE = Limit.of(4);

    private final Disputes disputes;

    private final DisputeBooks books;

    private final DisputeWork work;

    private final Clock clock;

    DisputeSweep(Disputes disputes, DisputeBooks books, DisputeWork work, Clock clock) {
        this.disputes = disputes;
        this.books = books;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.disputes";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            disputes.due(clock.instant(), AT_ONCE).forEach(id -> lanes.execute(() -> work(id, worked)));
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
            log.error("Dispute {} is due and cannot be worked on", id, failure);
            books.setAside(id);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return disputes.nextDue();
    }

}
