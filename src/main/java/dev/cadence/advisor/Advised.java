package dev.cadence.advisor;

/// Advice that can be found again.
record Advised(AdviceId id, Advice advice) {

}
