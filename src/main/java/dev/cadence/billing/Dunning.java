package dev.cadence.billing;

import java.time.Instant;

import dev.cadence.bookings.Terms;
import jakarta.persistence.Embeddable;

/// The state of a charge whose card was declined: tried again in steps counted from the first decline, until it is given
/// up.
///
/// @param since when it was first declined
/// @param givesUpAt when it is given up if it is still unpaid
/// @param failureRef the provider's id of the latest decline, by which its echo is known
/// @param failureCode why it was declined the last time, in the provider's words
@Embeddable
record Dunning(Instant since, Instant givesUpAt, String failureRef, String failureCode) {

    static Dunning begin(String failureRef, String failureCode, Terms terms, Instant now) {
        return new Dunning(now, now.plus(terms.unpaidAfter()), failureRef, failureCode);
    }

    Dunning again(String laterFailureRef, String laterFailureCode) {
        return new Dunning(since, givesUpAt, laterFailureRef, laterFailureCode);
    }

    /// The first step of the ladder that is still ahead, and after the last the instant
    /// of giving up.
    Instant nextAttempt(Terms terms, Instant now) {
        return terms.retries()
            .stream()
            .map(since::plus)
            .filter(step -> step.isAfter(now))
            .findFirst()
            .orElse(givesUpAt);
    }

    boolean isOverBy(Instant now) {
        return !now.isBefore(givesUpAt);
    }

}
