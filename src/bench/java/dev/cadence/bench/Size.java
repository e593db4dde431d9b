package dev.cadence.bench;

import java.nio.file.Path;

/// How large the run is, from system properties.
///
/// @param scale part of 100,000 engineers; `cadence.bench.scale`
/// @param seconds for which each operation is measured; `cadence.bench.seconds`
/// @param warmUp seconds before that; `cadence.bench.warm-up`
/// @param clients who ask one after the other to find out how much there can be; `cadence.bench.clients`
/// @param connections that are held open; `cadence.bench.connections`
/// @param weeks that are charged; `cadence.bench.bookings`
/// @param rollingSeconds for how long load goes on at most during the rolling restart; `cadence.bench.rolling-seconds`
record Size(double scale, int seconds, int warmUp, int clients, int connections, int weeks, int rollingSeconds) {

    static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();

    static Size asked() {
        var scale = Double.parseDouble(System.getProperty("cadence.bench.scale", "1"));
        return new Size(scale, Integer.getInteger("cadence.bench.seconds", 20),
                Integer.getInteger("cadence.bench.warm-up", 20), Integer.getInteger("cadence.bench.clients", 16),
                Integer.getInteger("cadence.bench.connections", 10_000),
                Integer.getInteger("cadence.bench.bookings", Math.max(200, (int) (5_000 * scale))),
                Integer.getInteger("cadence.bench.rolling-seconds", 900));
    }

    int engineers() {
        return (int) Math.round(100_000 * scale);
    }

    /// Twenty engineers each.
    int companies() {
        return Math.max(50, engineers() / 20);
    }

}
