package dev.cadence.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.util.concurrent.TimeUnit;

/// Runs every sweep again and again, a second after it last found nothing to do, and shows in
/// `cadence.sweep.lag` how far each is behind. Once the application is asked to stop, the batch under way is the last.
@Component
class Sweeping implements SchedulingConfigurer, ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Sweep> sweeps;

    private final Clock clock;

    private volatile boolean stopping;

    Sweeping(List<Sweep> sweeps, Clock clock, MeterRegistry meters) {
        this.sweeps = sweeps;
        this.clock = clock;
        sweeps.forEach(sweep -> TimeGauge.builder("cadence.sweep.lag", sweep, TimeUnit.SECONDS, this::lag)
            .tag("sweep", sweep.name())
            .description("For how long the oldest due row has been waiting")
            .register(meters));
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        sweeps.forEach(sweep -> tasks.addFixedDelayTask(() -> sweepAll(sweep), PAUSE));
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }

    private void sweepAll(Sweep sweep) {
        try {
            while (!stopping && sweep.sweep() > 0) {
                log.debug("Sweep {} found work", sweep.name());
            }
        }
        catch (Exception failure) {
            log.error("Sweep {} failed; its rows stay due and are taken up again", sweep.name(), failure);
        }
    }

    private double lag(Sweep sweep) {
        var due = sweep.nextDue();
        var now = clock.instant();
        return due == null || due.isAfter(now) ? 0 : Duration.between(due, now).toSeconds();
    }

}
