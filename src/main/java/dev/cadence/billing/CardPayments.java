package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.shared.Money;

/// The port to whoever moves the money. Every call may fail, and may have worked although it
/// failed: what is not known is said to be unknown, never thrown, save where somebody waits for
/// the answer. Calls that create something take a key that is the same whenever the same call
/// is made again.
public interface CardPayments {

    /// Prepares a payment without moving money.
    /// @param attempt distinguishes attempts whose outcome could not be learned; an
    /// unconfirmed payment left behind is
    /// harmless
    StagingOutcome stage(ChargeOrder order, int attempt);

    /// Charges the card. A payment succeeds at most once, however often it is confirmed.
    ChargeOutcome confirm(ConfirmOrder order);

    /// Asks what became of a payment.
    ChargeOutcome look(String intentRef);

    /// What a browser needs to pay with its user present, who can authenticate then.
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    String clientSecret(String intentRef);

    /// Makes sure that a payment can no longer succeed; if it has succeeded, says so.
    ChargeOutcome cancel(String intentRef);

    /// What is to be charged.
    record ChargeOrder(UUID charge, UUID booking, int week, Money amount, String customer) {
    }

    /// Which payment is to be confirmed on which card.
    ///
    /// @param fingerprint of the card, the same for the same number whoever saved it
    /// @param attempt counts the attempts of this charge from 1
    record ConfirmOrder(UUID charge, String intentRef, String paymentMethodRef, String fingerprint, int attempt) {
    }

    /// What became of staging a payment.
    sealed interface StagingOutcome {

        record Staged(String intentRef) implements StagingOutcome {
        }

        record Unknown(String why) implements StagingOutcome {
        }

        /// The provider does not know the customer any more.
        record CustomerGone() implements StagingOutcome {
        }

        /// The provider finds fault with the request, which is ours to mend.
        record Rejected(String why) implements StagingOutcome {
        }

    }

}
