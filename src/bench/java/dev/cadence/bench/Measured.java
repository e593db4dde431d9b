package dev.cadence.bench;

/// What a tool says of a run. Times are in milliseconds.
///
/// @param failed answers that were not as expected, and requests without an answer
/// @param perSecond how many were answered as expected
record Measured(long asked, long failed, double perSecond, double p50, double p95, double p99, double p999,
        double most) {
}
