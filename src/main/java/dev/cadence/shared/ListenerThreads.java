package dev.cadence.shared;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.core.task.support.TaskExecutorAdapter;

/// Runs the listeners of events, each on a virtual thread of its own. At the end it also finishes what was handed over
/// but had not begun, which the framework's own executor drops, and what listeners hand over while they finish.
class ListenerThreads extends TaskExecutorAdapter {

    private final Threads threads;

    ListenerThreads() {
        this(new Threads());
    }

    private ListenerThreads(Threads threads) {
        super(threads);
        this.threads = threads;
    }

    /// Waits until nothing is under way, and then takes on nothing more. What does not
    /// finish in time stays in the registry of events.
    void finish(Duration patience) {
        threads.finish(patience);
    }

    private static final class Threads implements Executor {

        private final ExecutorService each = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("listener-", 0).factory());

        private final Lock lock = new ReentrantLock();

        private final Condition idle = lock.newCondition();

        private long underWay;

        @Override
        public void execute(Runnable task) {
            count(1);
            try {
                each.execute(() -> {
                    try {
                        task.run();
                    }
                    finally {
                        count(-1);
                    }
                });
            }
            catch (RejectedExecutionException ended) {
                count(-1);
                throw ended;
            }
        }

        private void count(int more) {
            lock.lock();
            try {
                underWay += more;
                if (underWay == 0) {
                    idle.signalAll();
                }
            }
            finally {
                lock.unlock();
            }
        }

        void finish(Duration patience) {
            lock.lock();
            try {
                var left = patience.toNanos();
                while (underWay > 0 && left > 0) {
                    left = idle.awaitNanos(left);
                }
            }
            catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            finally {
                lock.unlock();
                each.shutdown();
            }
        }

    }

}
