package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dev.cadence.accounts.EngineerId;
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

    /// How many of one instance are under way at once. Stripe allows 25 requests
    /// a second and endpoint.
    private static final Limit AT_ONCE = Limit.of(16);

    private final Payees payees;

    private final PayeeDesk desk;

    private final Clock clock;

    PayeeSweep(Payees payees, PayeeDesk desk, Clock clock) {
        this.payees = payees;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payouts.accounts";
    }

    @Override
    public int sweep() {
        var worked = new AtomicInteger();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            payees.due(clock.instant(), AT_ONCE).forEach(engineer -> lanes.execute(() -> work(engineer, worked)));
        }
        return worked.get();
    }

    private void work(EngineerId engineer, AtomicInteger worked) {
        try {
            if (desk.work(engineer)) {
                worked.incrementAndGet();
            }
        }
        catch (RuntimeException failure) {
            log.error("The account of engineer {} is due and cannot be looked at", engineer.value(), failure);
            desk.setAside(engineer);
        }
    }

    @Override
    public @Nullable Instant nextDue() {
        return payees.nextDue();
    }

}
