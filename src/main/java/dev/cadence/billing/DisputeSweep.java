package dev.cadence.billing;

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

/// Takes up the disputes that are due.
@Component
class DisputeSweep extends ProviderSweep<UUID> {

    private static final int AT_ONCE = 4;

    private final Disputes disputes;

    private final DisputeBooks books;

    private final DisputeWork work;

    DisputeSweep(Disputes disputes, DisputeBooks books, DisputeWork work, Lanes lanes, Halt halt, Clock clock) {
        super("billing.disputes", AT_ONCE, lanes, halt, clock);
        this.disputes = disputes;
        this.books = books;
        this.work = work;
    }

    @Override
    protected List<UUID> due(Instant now, Limit batch) {
        return disputes.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return disputes.nextDue();
    }

    @Override
    protected boolean work(UUID id) {
        return work.work(id);
    }

    @Override
    protected void setAside(UUID id) {
        books.setAside(id);
    }

}
