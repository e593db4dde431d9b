package dev.cadence.shared;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/// Ends what goes on in the background, in order: when the last request has been answered, the sweeps finish their
/// batches; then the listeners finish what requests and sweeps have caused; only then does the database close.
@Component
class OrderlyEnd implements SmartLifecycle {

    /// Later phases stop earlier, and the web server's are far above.
    private static final int AFTER_THE_WEB_SERVER = 0;

    /// As long as the sweeps get for their batches, by `spring.task.scheduling.shutdown`.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectProvider<ThreadPoolTaskScheduler> sweeps;

    private final ListenerThreads listeners;

    private volatile boolean running;

    OrderlyEnd(ObjectProvider<ThreadPoolTaskScheduler> sweeps, ListenerThreads listeners) {
        this.sweeps = sweeps;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
    }

    /// Waits for both.
    @Override
    public void stop() {
        sweeps.ifAvailable(ThreadPoolTaskScheduler::shutdown);
        listeners.finish(PATIENCE);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }

    /// An end is for good: what has stopped here cannot start again.
    @Override
    public boolean isPauseable() {
        return false;
    }

}
