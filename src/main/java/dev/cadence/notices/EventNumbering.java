package dev.cadence.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.cadence.shared.Sweep;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Puts what was written into the feed, by giving it the next numbers, and on its way to the endpoints that want it;
/// takes out what is old.
@Component
class EventNumbering implements Sweep {

    /// For so long an event is kept, and with it the place after it.
    static final Duration MEMORY = Duration.ofDays(30);

    private static final int BATCH = 500;

    private final EventLog log;

    private final WebhookDeliveries deliveries;

    private final TransactionOperations transactions;

    private final Clock clock;

    EventNumbering(EventLog log, WebhookDeliveries deliveries, TransactionOperations transactions, Clock clock) {
        this.log = log;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices.numbering";
    }

    @Override
    public int sweep() {
        return log.isAnythingToNumber() ? number() : 0;
    }

    private int number() {
        return transactions.execute(begun -> {
            var numbered = log.number(BATCH);
            deliveries.add(numbered, clock.instant());
            return numbered.count();
        });
    }

    @Override
    public @Nullable Instant nextDue() {
        return log.oldestToNumber();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        int forgotten;
        do {
            forgotten = transactions.execute(begun -> log.forget(clock.instant().minus(MEMORY), BATCH));
        }
        while (forgotten == BATCH);
    }

}
