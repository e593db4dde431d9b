package dev.cadence.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import dev.cadence.roster.BlockedPeriod;

/// When no booking of an engineer may start.
final class Absences {

    static final Absences NONE = new Absences(new long[0]);

    /// One beginning after another, each with its end behind it, in microseconds.
    private final long[] bounds;

    private Absences(long[] bounds) {
        this.bounds = bounds;
    }

    static Absences of(List<BlockedPeriod> periods) {
        return periods.isEmpty() ? NONE
                : new Absences(periods.stream()
                    .flatMapToLong(period -> LongStream.of(Micros.of(period.from()), Micros.of(period.until())))
                    .toArray());
    }

    LongStream bounds() {
        return Arrays.stream(bounds);
    }

    /// How many bounds there are.
    int size() {
        return bounds.length;
    }

    /// Whether an instant is in one of those periods whose bounds stand in that part of
    /// all.
    static boolean include(long[] bounds, int from, int until, long micros) {
        for (var at = from; at < until; at += 2) {
            if (bounds[at] <= micros && micros < bounds[at + 1]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Absences absences && Arrays.equals(bounds, absences.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

}
