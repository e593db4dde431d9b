package dev.cadence.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.cadence.testing.TimeMachine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/// Does what is due, second by second, while nobody moves the clock.
class EverySecond implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EverySecond.class);

    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();

    private final TimeMachine time;

    private volatile boolean running;

    EverySecond(TimeMachine time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
        pulse.scheduleWithFixedDelay(this::settle, 1, 1, TimeUnit.SECONDS);
    }

    private void settle() {
        try {
            time.settle();
        }
        catch (RuntimeException failure) {
            log.error("What is due could not be done", failure);
        }
    }

    @Override
    public void stop() {
        running = false;
        pulse.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

}
