package dev.cadence.notices;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.cadence.shared.Refusal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/// Lets requests wait for events. Who waits holds no connection to the database: it is asked a few times a second by one
/// on behalf of all. All waiting ends when the application is asked to stop.
@Component
@EnableConfigurationProperties(EventSettings.class)
class EventWatch implements ApplicationListener<ContextClosedEvent> {

    /// For whoever finds that too many wait already.
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final EventLog log;

    private final EventSettings settings;

    private final Semaphore listeners;

    private final Map<UUID, Integer> byAccount = new ConcurrentHashMap<>();

    private final CountDownLatch stopping = new CountDownLatch(1);

    private final ReentrantLock looking = new ReentrantLock();

    private volatile long last;

    private volatile long lookedAt;

    EventWatch(EventLog log, EventSettings settings) {
        this.log = log;
        this.settings = settings;
        this.listeners = new Semaphore(settings.listeners());
        this.lookedAt = System.nanoTime() - settings.look().toNanos();
    }

    /// Counts a listener until it is closed.
    /// @throws Refusal `too-many-requests`
    Seat seat(UUID account) {
        if (!listeners.tryAcquire()) {
            throw tooMany();
        }
        if (byAccount.merge(account, 1, Integer::sum) > settings.listenersPerAccount()) {
            leave(account);
            throw tooMany();
        }
        return () -> leave(account);
    }

    private void leave(UUID account) {
        byAccount.computeIfPresent(account, (whose, seats) -> seats == 1 ? null : seats - 1);
        listeners.release();
    }

    private static Refusal tooMany() {
        return Refusal.tooMany("too-many-requests", "Too many requests wait for events already.", COME_BACK);
    }

    /// Waits until there is something after the place, the time is over, or all is.
    void await(long place, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (newest() <= place && System.nanoTime() - end < 0) {
            if (stopsWithin(Math.min(settings.look().toNanos(), end - System.nanoTime()))) {
                return;
            }
        }
    }

    boolean isOver() {
        return stopping.getCount() == 0;
    }

    private boolean stopsWithin(long nanos) {
        try {
            return stopping.await(nanos, TimeUnit.NANOSECONDS);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private long newest() {
        if (System.nanoTime() - lookedAt >= settings.look().toNanos() && looking.tryLock()) {
            try {
                last = log.head().last();
                lookedAt = System.nanoTime();
            }
            finally {
                looking.unlock();
            }
        }
        return last;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping.countDown();
    }

    /// One who waits.
    interface Seat extends AutoCloseable {

        @Override
        void close();

    }

}
