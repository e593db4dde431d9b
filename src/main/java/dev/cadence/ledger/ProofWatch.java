package dev.cadence.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Proves the books every hour, on each instance, and shows whoever watches whether they hold. What is wrong with them the
/// proof itself says, at `/v1/ledger/proof`.
@Component
class ProofWatch {

    private final Proofs proofs;

    private final Clock clock;

    private volatile @Nullable Proof last;

    ProofWatch(Proofs proofs, Clock clock, MeterRegistry meters) {
        this.proofs = proofs;
        this.clock = clock;
        Gauge.builder("cadence.ledger.sound", this::sound)
            .description("Whether the books balanced and every invariant held when they were last proven")
            .register(meters);
        TimeGauge.builder("cadence.ledger.proof.age", this::age, TimeUnit.SECONDS)
            .description("How long ago the books were last proven")
            .register(meters);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void prove() {
        last = proofs.now();
    }

    private double sound() {
        var proof = last;
        return proof == null ? Double.NaN : proof.balanced() && proof.sound() ? 1 : 0;
    }

    private double age() {
        var proof = last;
        return proof == null ? Double.NaN : Duration.between(proof.at(), clock.instant()).toSeconds();
    }

}
