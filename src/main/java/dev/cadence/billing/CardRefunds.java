package dev.cadence.billing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// The port to whoever gives money back. As with {@link CardPayments}, a call may have worked although it failed: what is
/// not known is said to be unknown, never thrown.
public interface CardRefunds {

    /// Gives money back. The key is the same whenever the same attempt is sent again.
    RefundOutcome send(RefundOrder order);

    /// Asks whether an attempt that nobody heard of has reached the provider.
    RefundOutcome find(RefundOrder order);

    /// Reads a refund; empty when the provider does not answer.
    Optional<SeenRefund> read(String refundRef);

    /// Reads all refunds of a charge; empty when the provider does not answer.
    Optional<List<SeenRefund>> ofCharge(String chargeRef);

    /// What is to be given back.
    ///
    /// @param attempt counts from 1; an attempt that was refused or has failed is never
    /// sent again, but followed by another
    record RefundOrder(UUID refund, String intentRef, String chargeRef, Money amount, int attempt) {
    }

    /// A refund as the provider has it.
    ///
    /// @param refund which of ours it says it is; null for one that was made elsewhere
    /// @param attempt which of the refund's attempts; 0 for one that was made elsewhere
    record SeenRefund(String refundRef, String intentRef, String chargeRef, Money amount, @Nullable UUID refund,
            int attempt, RefundOutcome outcome) {
    }

}
