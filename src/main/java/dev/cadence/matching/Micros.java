package dev.cadence.matching;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the database keeps them: whole microseconds since 1970, which fit one number.
final class Micros {

    private static final long IN_A_SECOND = 1_000_000;

    private Micros() {
    }

    /// Rounded down.
    static long of(Instant instant) {
        return instant.getEpochSecond() * IN_A_SECOND + instant.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Whole seconds since 1970, rounded down.
    static long second(long micros) {
        return Math.floorDiv(micros, IN_A_SECOND);
    }

}
