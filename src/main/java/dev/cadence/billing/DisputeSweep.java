package dev.cadence.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Halt;
import dev.cadence.shared.Lanes;
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

    private static final int AT_ONCE = 4;

    private static final Limit BATCH = Limit.of(64);

    private final Disputes disputes;

    private final DisputeBooks books;

    private final DisputeWork work;

    private final Lanes lanes;

    private final Halt halt;

    private final Clock clock;

    DisputeSweep(Disputes disputes, DisputeBooks books, DisputeWork work, Lanes lanes, Halt halt, Clock clock) {
        this.disputes = disputes;
        this.books = books;
        this.work = work;
        this.lanes = lanes;
        this.halt = halt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.disputes";
    }

    @Override
    public int sweep() {
        return lanes.work(AT_ONCE, this::due, this::work);
    }

    private List<UUID> due() {
        return halt.inForce() ? List.of() : disputes.due(clock.instant(), BATCH);
    }

    private boolean work(UUID id) {
        try {
            return work.work(id);
        }
        catch (RuntimeException failure) {
            log.error("Dispute {} is due and cannot be worked on", id, failure);
            books.setAside(id);
            return false;
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return halt.inForce() ? null : disputes.nextDue();
    }

}
