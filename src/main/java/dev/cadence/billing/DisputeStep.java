package dev.cadence.billing;

import dev.cadence.billing.CardDisputes.Submission;

/// The one call to the provider that a due dispute needs next.
sealed interface DisputeStep {

    record Look(String disputeRef) implements DisputeStep {
    }

    record Submit(Submission submission) implements DisputeStep {
    }

}
