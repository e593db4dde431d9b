package dev.cadence.shared;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.support.TaskExecutorAdapter;

/// Runs the listeners of events, each on a virtual thread of its own. At the end it also finishes what was handed over
/// but had not begun, which the framework's own executor drops.
class ListenerThreads extends TaskExecutorAdapter {

    private final ExecutorService threads;

    ListenerThreads() {
        this(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("listener-", 0).factory()));
    }

    private ListenerThreads(ExecutorService threads) {
        super(threads);
        this.threads = threads;
    }

    /// Takes on nothing more, and waits for the rest. What does not finish in time stays
    /// in the registry of events.
    void finish(Duration patience) {
        threads.shutdown();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

}
