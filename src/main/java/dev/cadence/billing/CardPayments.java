package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Money;

/// The port to whoever moves the money. Every call may fail, and may have worked although it
/// failed. Beginning to save a card is refused then; for everything else what is not known is
/// said to be unknown, never thrown. Calls that create something take a key that is the same
/// whenever the same call is made again.
public interface CardPayments {

    /// Makes the company known to the payment provider.
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    String createCustomer(CompanyId company);

    /// Begins to save a card: the founder's browser finishes it with the client secret.
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    StartedSetup startSetup(UUID setup, String customer);

    SetupOutcome readSetup(String setupRef);

    /// Prepares a payment without moving money.
    /// @param attempt distinguishes attempts whose outcome could not be learned; an
    /// unconfirmed payment left behind is
    /// harmless
    StagingOutcome stage(ChargeOrder order, int attempt);

    /// Charges the card. A payment succeeds at most once, however often it is confirmed.
    ChargeOutcome confirm(ConfirmOrder order);

    /// Asks what became of a payment.
    ChargeOutcome look(String intentRef);

    /// Makes sure that a payment can no longer succeed; if it has succeeded, says so.
    ChargeOutcome cancel(String intentRef);

    /// What is to be charged.
    record ChargeOrder(UUID charge, UUID booking, int week, Money amount, String customer) {
    }

    /// Which payment is to be confirmed on which card.
    ///
    /// @param attempt counts the attempts of this charge from 1
    record ConfirmOrder(UUID charge, String intentRef, String paymentMethodRef, int attempt) {
    }

    /// A setup that waits for the founder's browser.
    record StartedSetup(String setupRef, String clientSecret) {
    }

    /// What became of staging a payment.
    sealed interface StagingOutcome {

        record Staged(String intentRef) implements StagingOutcome {
        }

        record Unknown(String why) implements StagingOutcome {
        }

    }

    /// What became of saving a card.
    sealed interface SetupOutcome {

        record Succeeded(CardDetails card) implements SetupOutcome {
        }

        /// The founder has not finished; a card that was refused can be replaced by
        /// another.
        record Pending() implements SetupOutcome {
        }

        record Unknown(String why) implements SetupOutcome {
        }

    }

    /// A card as the provider describes it; never its number.
    ///
    /// @param fingerprint the same for the same number, whoever saved it
    record CardDetails(String paymentMethodRef, String brand, String last4, int expiryMonth, int expiryYear,
            String fingerprint) {
    }

}
