package dev.cadence.stripe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Shows a halt to whoever watches. The instance is fine and goes on answering requests, so that its probes stay as they
/// are; only the overall health says `HALTED`.
@Component("stripeHalt")
class HaltHealth implements HealthIndicator {

    private final Halts halts;

    HaltHealth(Halts halts, MeterRegistry meters) {
        this.halts = halts;
        Gauge.builder("cadence.stripe.halted", halts, it -> it.inForce() ? 1 : 0)
            .description("Whether Stripe refuses our key, so that nothing is charged or paid out")
            .register(meters);
    }

    @Override
    public Health health() {
        return halts.current()
            .map(halt -> Health.status("HALTED")
                .withDetail("since", halt.since())
                .withDetail("cause", halt.cause())
                .build())
            .orElseGet(() -> Health.up().build());
    }

}
