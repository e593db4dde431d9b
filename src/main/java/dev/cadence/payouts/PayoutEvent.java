package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Money;

/// What engineers are told about their pay.
public sealed interface PayoutEvent {

    EngineerId engineer();

    Instant at();

    /// A transfer was sent.
    ///
    /// @param payout the one that it pays
    record PaidOut(UUID payout, EngineerId engineer, Money amount, Instant at) implements PayoutEvent {
    }

    /// The first of the payouts that wait for an account that can be paid to.
    record AccountMissing(EngineerId engineer, Instant at) implements PayoutEvent {
    }

    /// The first of the payouts that wait because the provider does not send to an
    /// account that seemed to be in order.
    record AccountRefused(EngineerId engineer, Instant at) implements PayoutEvent {
    }

    /// A payment from the account to the engineer's bank came back.
    record BankRefused(EngineerId engineer, Instant at) implements PayoutEvent {
    }

}
