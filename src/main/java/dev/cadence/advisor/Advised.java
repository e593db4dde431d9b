package dev.cadence.advisor;

/// Advice that was given, and can be looked at again by its id.
record Advised(AdviceId id, Advice advice) {
}
