package dev.cadence.billing;

/// What became of a charge, as far as anyone can tell.
public sealed interface ChargeOutcome {

    /// The money was taken.
    record Paid(String chargeRef) implements ChargeOutcome {
    }

    /// The card was declined.
    ///
    /// @param failureRef the provider's id of this very decline, by which an old one is
    /// told from a new one
    /// @param code why, in the provider's words
    /// @param hard whether trying the same card again is pointless
    record Declined(String failureRef, String code, boolean hard) implements ChargeOutcome {
    }

    /// The bank wants the founder to authenticate.
    record ActionRequired(String failureRef) implements ChargeOutcome {
    }

    /// The payment waits to be confirmed; no attempt has reached it.
    record NotAttempted() implements ChargeOutcome {
    }

    /// The payment was cancelled and can never succeed.
    record Cancelled() implements ChargeOutcome {
    }

    /// Nobody knows yet: a timeout, a broken answer, a fault at the provider. It may have
    /// worked.
    record Unknown(String why) implements ChargeOutcome {
    }

}
