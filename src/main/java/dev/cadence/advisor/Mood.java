package dev.cadence.advisor;

/// How something is said.
enum Mood {

    /// It is so.
    SAID,

    /// It is not so: "we do not need low latency".
    DENIED,

    /// Somebody would like it, or has heard of it: "Rust because it is cool".
    WISHED

}
