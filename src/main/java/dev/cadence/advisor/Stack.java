package dev.cadence.advisor;

/// In what something is best written.
enum Stack {

    GO, RUST,

    /// Go, with one part in Rust beside it.
    HYBRID_GO_RUST,

    JAVA, ELIXIR, ZIG,

    /// What the company's team writes already.
    KEEP_EXISTING,

    /// Nothing is to be written, or nobody knows what.
    NONE

}
