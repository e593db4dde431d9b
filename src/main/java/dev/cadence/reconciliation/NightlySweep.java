package dev.cadence.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import dev.cadence.shared.Sweep;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Plans a run each night, which covers the time since the last one and a day before it, for what was late.
@Component
@ConditionalOnBooleanProperty(name = "cadence.reconciliation.nightly", matchIfMissing = true)
class NightlySweep implements Sweep {

    private static final LocalTime AT = LocalTime.of(3, 0);

    /// What the first run covers. Stripe keeps its events as long.
    private static final Duration FIRST = Duration.ofDays(30);

    private static final Duration OVERLAP = Duration.ofDays(1);

    private final Runs runs;

    private final Clock clock;

    NightlySweep(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reconciliation.nightly";
    }

    @Override
    public int sweep() {
        var now = clock.instant();
        if (nextDue().isAfter(now)) {
            return 0;
        }
        var from = runs.lastNight().map(last -> last.until().minus(OVERLAP)).orElse(now.minus(FIRST));
        runs.plan(from, now, null, now);
        return 1;
    }

    /// The first night of which no run is planned; nights that passed while nobody was
    /// there are one.
    @Override
    public Instant nextDue() {
        var tonight = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).with(AT).toInstant();
        var latest = tonight.isAfter(clock.instant()) ? tonight.minus(Duration.ofDays(1)) : tonight;
        return runs.lastNight()
            .filter(last -> !last.plannedAt().isBefore(latest))
            .map(last -> latest.plus(Duration.ofDays(1)))
            .orElse(latest);
    }

}
