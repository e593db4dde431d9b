package dev.cadence.shared;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/// Works on due rows several at once and takes up the next as soon as one is done, so that a slow one holds up nobody but
/// itself. For work that mostly waits for somebody outside. Once the application is asked to stop, what is under way is
/// the last.
@Component
public class Lanes implements ApplicationListener<ContextClosedEvent> {

    /// How soon rows are taken up that fall due while all lanes but the slow ones are
    /// idle, and one on which nothing could be done is tried again.
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private volatile boolean stopping;

    /// Works until nothing is due and nothing under way.
    /// @param next what to take up next, in batches; what is under way may be among it,
    /// and is left out
    /// @param work tells whether there was anything to do; must not throw
    /// @return on how many there was
    public <T> int work(int atOnce, Supplier<List<T>> next, Predicate<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new Shift<>(atOnce, work, threads).feed(next);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }

    /// All that is worked on from one feeding to its end.
    private final class Shift<T> {

        private final AtomicInteger worked = new AtomicInteger();

        private final Set<T> underWay = ConcurrentHashMap.newKeySet();

        /// When each was last tried on which nothing was done: it may still be due, and
        /// would be taken up at once, again and again.
        private final Map<T, Long> inVain = new ConcurrentHashMap<>();

        private final Semaphore finished = new Semaphore(0);

        private final Semaphore lanes;

        private final Predicate<T> work;

        private final Executor threads;

        private Shift(int atOnce, Predicate<T> work, Executor threads) {
            this.lanes = new Semaphore(atOnce);
            this.work = work;
            this.threads = threads;
        }

        private int feed(Supplier<List<T>> next) throws InterruptedException {
            do {
                finished.drainPermits();
                var begun = 0;
                for (var one : next.get()) {
                    begun += begin(one) ? 1 : 0;
                }
                if (begun == 0 && !underWay.isEmpty()) {
                    waitForOne();
                }
            }
            while (!stopping && !underWay.isEmpty());
            while (!underWay.isEmpty()) {
                waitForOne();
            }
            return worked.get();
        }

        private boolean begin(T one) throws InterruptedException {
            if (stopping || isResting(one) || !underWay.add(one)) {
                return false;
            }
            lanes.acquire();
            threads.execute(() -> {
                inVain.put(one, System.nanoTime());
                try {
                    if (work.test(one)) {
                        worked.incrementAndGet();
                        inVain.remove(one);
                    }
                }
                finally {
                    underWay.remove(one);
                    lanes.release();
                    finished.release();
                }
            });
            return true;
        }

        private boolean isResting(T one) {
            var tried = inVain.get(one);
            return tried != null && System.nanoTime() - tried < TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LOOKS);
        }

        private void waitForOne() throws InterruptedException {
            if (finished.tryAcquire(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                finished.drainPermits();
            }
        }

    }

}
