package dev.cadence.ledger;

import java.util.Optional;

/// Something that must hold between the books and what they are about, such as that every paid charge is in them. A module
/// that posts entries brings a bean of this type for its side; the proof of the books asks all of them, in one
/// transaction that sees one point in time.
public interface Invariant {

    /// By which the proof calls it, in kebab-case, such as `every-entry-sums-to-zero`.
    String name();

    /// Whatever breaks it first, in a few words with its id; empty as long as it holds.
    Optional<String> firstViolation();

}
