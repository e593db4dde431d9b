package dev.cadence.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.cadence.shared.Sweep;
import dev.cadence.simulator.StripeSimulator;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Moves the clock of the application and of the Stripe simulator together, from one thing that falls due to the next,
/// so that everything happens at its own instant and in its own order.
public final class TimeMachine {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MutableClock clock;

    private final List<Sweep> sweeps;

    private final JdbcClient jdbc;

    private final StripeSimulator stripe;

    public TimeMachine(MutableClock clock, List<Sweep> sweeps, JdbcClient jdbc, StripeSimulator stripe) {
        this.clock = clock;
        this.sweeps = sweeps;
        this.jdbc = jdbc;
        this.stripe = stripe;
    }

    public Instant now() {
        return clock.instant();
    }

    /// Lets so much time pass, with all that falls due in it.
    public synchronized void advance(Duration time) {
        travelTo(clock.instant().plus(time));
    }

    /// @param end not before now
    public synchronized void travelTo(Instant end) {
        settle();
        for (var next = nextDue(); next.isPresent() && !next.get().isAfter(end); next = nextDue()) {
            // Where the clock runs, it may have passed that by itself.
            clock.moveForwardTo(next.get());
            settle();
        }
        clock.moveForwardTo(end);
        settle();
    }

    /// Does all that is due now, and waits for every event and notice to arrive.
    public synchronized void settle() {
        int worked;
        do {
            worked = sweeps.stream().mapToInt(this::sweepAll).sum();
            awaitQuiet();
        }
        while (worked > 0 || nextDue().filter(due -> !due.isAfter(clock.instant())).isPresent());
    }

    private void awaitQuiet() {
        Awaitility.await("events and notices to arrive")
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(this::quiet);
    }

    /// No sweep overtakes the listeners of what another has done.
    private int sweepAll(Sweep sweep) {
        var all = 0;
        for (var worked = sweep.sweep(); worked > 0; worked = sweep.sweep()) {
            all += worked;
        }
        if (all > 0) {
            awaitQuiet();
        }
        return all;
    }

    private boolean quiet() {
        var underWay = jdbc.sql("select count(*) from event_publication where status is distinct from 'FAILED'")
            .query(Long.class)
            .single();
        return underWay == 0 && stripe.webhooks().idle();
    }

    private Optional<Instant> nextDue() {
        return sweeps.stream().map(Sweep::nextDue).filter(Objects::nonNull).min(Instant::compareTo);
    }

}
