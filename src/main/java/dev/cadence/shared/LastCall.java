package dev.cadence.shared;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// When an instance is told to stop, its readiness says so at once. It goes on answering for a while, so that proxies that ask
/// for its readiness find out, and send their requests elsewhere, before its port closes.
@Component
@EnableConfigurationProperties(EndSettings.class)
class LastCall implements SmartLifecycle {

    /// Later phases stop earlier.
    private static final int BEFORE_THE_WEB_SERVER = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;

    private final Duration notice;

    private final CountDownLatch never = new CountDownLatch(1);

    private volatile boolean running;

    LastCall(EndSettings settings) {
        this.notice = settings.notice();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            never.await(notice.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    /// An end is for good.
    @Override
    public boolean isPauseable() {
        return false;
    }

}
