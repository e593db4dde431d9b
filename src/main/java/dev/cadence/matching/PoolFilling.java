package dev.cadence.matching;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads all engineers as soon as an instance is ready, beside its first requests: a few seconds for 100,000 of them.
@Component
class PoolFilling {

    /// Then whoever asks reads them in its own time.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CountDownLatch filled = new CountDownLatch(1);

    private final Pool pool;

    private final TransactionOperations transactions;

    PoolFilling(Pool pool, TransactionOperations transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    @Async
    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        try {
            transactions.executeWithoutResult(begun -> pool.upToDate());
        }
        finally {
            filled.countDown();
        }
    }

    /// Lets a question wait where it holds nothing that others need.
    void await() {
        try {
            filled.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

}
