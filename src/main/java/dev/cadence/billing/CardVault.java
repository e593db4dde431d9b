package dev.cadence.billing;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import org.jspecify.annotations.Nullable;

/// The port to whoever keeps the cards. While the provider does not answer, what somebody waits for is refused with
/// `payments-unavailable`.
public interface CardVault {

    /// Makes the company known to the payment provider.
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    String createCustomer(CompanyId company);

    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    boolean knowsCustomer(String customer);

    /// Begins to save a card: the founder's browser finishes it.
    /// @param checkout where the provider's own page sends the founder afterwards; null
    /// if it is not to be used
    /// @return empty if the provider does not know the customer any more
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    Optional<StartedSetup> startSetup(UUID setup, String customer, @Nullable Checkout checkout);

    /// @param checkout whether the provider's own page was to be used
    SetupOutcome readSetup(String setupRef, boolean checkout);

    /// The card as it is now.
    /// @return empty if it cannot be charged any more, for good
    /// @throws dev.cadence.shared.Refusal `payments-unavailable`
    Optional<CardDetails> readCard(String paymentMethodRef);

    /// Has the provider forget a card. Repeated, it changes nothing.
    /// @return whether it has, as far as anyone can tell
    boolean detach(String paymentMethodRef);

    /// A setup that waits for the founder's browser, which needs the one or the other.
    record StartedSetup(String setupRef, @Nullable String clientSecret, @Nullable URI checkoutUrl) {

        /// Leaves out what finishes it, wherever this is printed.
        @Override
        public String toString() {
            return "StartedSetup[%s]".formatted(setupRef);
        }

    }

    /// Where the provider's own page sends the founder, when a card was saved and when
    /// not.
    record Checkout(URI successUrl, URI cancelUrl) {
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
