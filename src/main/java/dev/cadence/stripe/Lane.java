package dev.cadence.stripe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bucket;

/// One limit of Stripe's, in two parts: one that all calls share, and one kept for calls that somebody waits for. Within
/// any second both together stay below the limit, bursts included.
final class Lane {

    private static final double COMMON = 0.8;

    private static final double KEPT = 0.12;

    private static final double BURST = 0.04;

    private final Bucket common;

    private final Bucket kept;

    private final double commonPerSecond;

    /// @param perSecond what the other side allows
    Lane(double perSecond) {
        var burst = Math.max(1, Math.round(perSecond * BURST));
        this.commonPerSecond = perSecond * COMMON;
        this.common = bucket(commonPerSecond, burst);
        this.kept = bucket(perSecond * KEPT, burst);
    }

    private static Bucket bucket(double perSecond, long burst) {
        var each = Duration.ofNanos(Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
        return Bucket.builder()
            .withNanosecondPrecision()
            .addLimit(limit -> limit.capacity(burst).refillGreedy(1, each))
            .build();
    }

    /// Waits for a turn, those who share it in the order of their coming.
    /// @param someoneWaits whether the part that is kept may be used
    /// @return false, and at once, when there is none in that time
    boolean enter(boolean someoneWaits, Duration patience) throws InterruptedException {
        return (someoneWaits && kept.tryConsume(1)) || common.asBlocking().tryConsume(1, patience);
    }

    /// Lets nobody through for so long; several rests at once are one.
    void rest(Duration pause) {
        var owed = Math.round(pause.toNanos() * commonPerSecond / TimeUnit.SECONDS.toNanos(1));
        var more = owed + common.getAvailableTokens();
        if (more > 0) {
            common.consumeIgnoringRateLimits(more);
        }
    }

}
