package dev.cadence.payouts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

/// The port to whoever keeps the accounts that engineers are paid to. What is not known is said to be unknown, never
/// thrown, save where a person waits for the answer.
public interface PayeeAccounts {

    AccountOutcome open(AccountOrder order);

    /// Looks whether an order's account was opened.
    AccountOutcome find(AccountOrder order);

    AccountOutcome look(String accountRef);

    /// Makes an address where the engineer gives the provider what it needs to know.
    /// @throws Refusal `payments-unavailable`
    Link link(String accountRef, URI returnTo, URI refreshAt);

    /// @throws Refusal `payments-unavailable`
    BankPayout readBankPayout(String accountRef, String payoutRef);

    /// The account to open.
    ///
    /// @param country where the engineer is, by ISO 3166
    /// @param generation counts the orders of one engineer, of which at most one account
    /// comes each
    record AccountOrder(UUID engineer, String country, String name, String email, int generation, Instant since) {

        /// Leaves out who it is, wherever this is printed.
        @Override
        public String toString() {
            return "AccountOrder[engineer=%s, generation=%d]".formatted(engineer, generation);
        }

    }

    /// Where to go to, for one visit.
    record Link(String url, Instant expiresAt) {

        /// Leaves out the address, wherever this is printed: whoever has it may go there.
        @Override
        public String toString() {
            return "Link[expiresAt=%s]".formatted(expiresAt);
        }

    }

    /// The provider's payment from an engineer's account to their bank.
    ///
    /// @param failureCode why it failed, in the provider's words; null unless it did
    record BankPayout(Instant createdAt, boolean paid, @Nullable String failureCode) {
    }

    /// What is known of an account.
    sealed interface AccountOutcome {

        /// @param requirements what the provider still needs to know, one line each
        record Known(String accountRef, Payee.State state, String requirements) implements AccountOutcome {
        }

        /// There is no such account, or none that the platform may pay to any more.
        record Nothing() implements AccountOutcome {
        }

        /// The provider opens no account for this country.
        record Refused(String code) implements AccountOutcome {
        }

        record Unknown(String why) implements AccountOutcome {
        }

    }

}
