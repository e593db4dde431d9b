package dev.cadence.payouts;

import java.util.UUID;

import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// The port to whoever moves money to engineers and back. What is not known is said to be unknown, never thrown.
public interface Transfers {

    TransferOutcome send(TransferOrder order);

    /// Looks whether the money of an order was sent, by any of its calls.
    TransferOutcome find(TransferOrder order);

    ReversalOutcome reverse(ReversalOrder order);

    /// Looks whether an order's money was taken back, by any of its calls.
    ReversalOutcome find(ReversalOrder order);

    /// What is to be sent.
    ///
    /// @param source the provider's charge that the money comes from; null for the
    /// platform's own balance
    /// @param group by which the provider keeps together what belongs to one week
    /// @param generation counts the calls that are known to have come to nothing
    record TransferOrder(UUID payout, Money amount, String destination, @Nullable String source, String group,
            int generation) {
    }

    /// What is to be taken back.
    ///
    /// @param generation counts the calls that are known to have come to nothing
    record ReversalOrder(UUID refund, UUID payout, String transferRef, Money amount, int generation) {
    }

    /// What became of sending money.
    sealed interface TransferOutcome {

        /// It was sent.
        record Sent(String transferRef, Money amount) implements TransferOutcome {
        }

        /// The account cannot be paid to: restricted, closed, of another region.
        record AccountRefused(String code) implements TransferOutcome {
        }

        /// The charge cannot be the source of the money.
        record SourceRefused(String code) implements TransferOutcome {
        }

        /// The platform has not enough money at present.
        record NotEnough() implements TransferOutcome {
        }

        /// Nothing was sent so far.
        record Nothing() implements TransferOutcome {
        }

        /// Nobody knows yet; it may have been sent.
        record Unknown(String why) implements TransferOutcome {
        }

    }

    /// What became of taking money back.
    sealed interface ReversalOutcome {

        record Reversed(String reversalRef) implements ReversalOutcome {
        }

        /// The account does not have the money any more.
        record Refused(String code) implements ReversalOutcome {
        }

        /// Nothing was taken back so far.
        record Nothing() implements ReversalOutcome {
        }

        /// Nobody knows yet; it may have been taken back.
        record Unknown(String why) implements ReversalOutcome {
        }

    }

}
