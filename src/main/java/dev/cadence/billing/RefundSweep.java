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

/// Takes up the refunds that are due.
@Component
class RefundSweep extends ProviderSweep<UUID> {

    private static final int AT_ONCE = 8;

    private final Refunds refunds;

    private final RefundBooks books;

    private final RefundWork work;

    RefundSweep(Refunds refunds, RefundBooks books, RefundWork work, Lanes lanes, Halt halt, Clock clock) {
        super("billing.refunds", AT_ONCE, lanes, halt, clock);
        this.refunds = refunds;
        this.books = books;
        this.work = work;
    }

    @Override
    protected List<UUID> due(Instant now, Limit batch) {
        return refunds.due(now, batch);
    }

    @Override
    protected @Nullable Instant oldestDue() {
        return refunds.nextDue();
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
