/// Measures Cadence as it runs in production, under load from another process: `./mvnw -Pbench verify`. What is measured
/// and how is in `src/docs/benchmark.md`.
@NullMarked
package dev.cadence.bench;

import org.jspecify.annotations.NullMarked;
