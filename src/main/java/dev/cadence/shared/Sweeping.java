package dev.cadence.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Runs every sweep again and again, a second after it last found nothing to do, and shows in
/// `cadence.sweep.lag` how far each is behind. Once the application is asked to stop, the batch under way is the last.
@Component
class Sweeping implements SchedulingConfigurer, ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Sweep> sweeps;

    private final Clock clock;

    private final Map<String, Counter> failures = new HashMap<>();

    private final Supplier<@Nullable Map<String, Instant>> nextDue;

    private volatile boolean stopping;

    Sweeping(List<Sweep> sweeps, Clock clock, Figures figures, MeterRegistry meters) {
        this.sweeps = sweeps;
        this.clock = clock;
        this.nextDue = figures.remembered(this::look);
        sweeps.forEach(sweep -> show(sweep.name(), meters));
    }

    private void show(String sweep, MeterRegistry meters) {
        TimeGauge.builder("cadence.sweep.lag", () -> lag(sweep), TimeUnit.SECONDS)
            .tag("sweep", sweep)
            .description("For how long the oldest due row has been waiting")
            .register(meters);
        failures.put(sweep,
                Counter.builder("cadence.sweep.failures")
                    .tag("sweep", sweep)
                    .description("How often it could not even look for what is due")
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
            Objects.requireNonNull(failures.get(sweep.name())).increment();
            log.error("Sweep {} failed; its rows stay due and are taken up again", sweep.name(), failure);
        }
    }

    private Map<String, Instant> look() {
        var due = new HashMap<String, Instant>();
        for (var sweep : sweeps) {
            var next = sweep.nextDue();
            due.put(sweep.name(), next == null ? Instant.MAX : next);
        }
        return due;
    }

    /// Not a number when it cannot be known.
    private double lag(String sweep) {
        var known = nextDue.get();
        if (known == null) {
            return Double.NaN;
        }
        var due = Objects.requireNonNull(known.get(sweep));
        var now = clock.instant();
        return due.isAfter(now) ? 0 : Duration.between(due, now).toSeconds();
    }

}
