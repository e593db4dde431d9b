package dev.cadence.billing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// The port to whoever tells of disputes and passes evidence on to banks. A call may have worked although it failed: what
/// is not known is empty, never thrown.
public interface CardDisputes {

    /// Reads a dispute; empty when the provider does not answer.
    Optional<SeenDispute> read(String disputeRef);

    /// Submits evidence for good. Once a bank has it, it can be neither changed nor added
    /// to.
    /// @return the dispute as it is afterwards; empty when nobody knows
    Optional<SeenDispute> submit(Submission submission);

    /// What a bank is told.
    ///
    /// @param number counts the tries to submit from 1; each is made once
    record Submission(UUID dispute, String disputeRef, int number, Evidence evidence) {
    }

    /// A dispute as the provider has it.
    ///
    /// @param intentRef the payment that it is about
    /// @param reason in the bank's words, such as `product_not_received`
    /// @param inquiry whether the bank only asks, and has not withdrawn the money
    /// @param answerable whether the bank waits for evidence
    /// @param dueBy until when it waits
    /// @param withdrawn what the bank has taken so far, without the provider's fees
    /// @param reinstated what of it the bank has given back
    record SeenDispute(String disputeRef, String intentRef, String chargeRef, Money amount, String reason,
            Standing standing, boolean inquiry, boolean answerable, @Nullable Instant dueBy, Money withdrawn,
            Money reinstated) {
    }

    /// Whether the bank has decided.
    enum Standing {

        OPEN,
        /// In the platform's favour, which an inquiry is too that came to nothing.
        WON,
        /// In the company's favour.
        LOST

    }

}
