package dev.cadence.billing;

import java.time.Instant;

/// What became of a charge, as far as anyone can tell.
public sealed interface ChargeOutcome {

    /// The money was taken.
    record Paid(String chargeRef) implements ChargeOutcome {
    }

    /// The card was declined.
    ///
    /// @param failureRef the provider's id of this very decline, by which an old one is
    /// told from a new one
    /// @param code why, in the provider's words or, where it was not asked, in ours
    /// @param hard whether trying the same card again is pointless
    record Declined(String failureRef, String code, boolean hard) implements ChargeOutcome {

        /// The company has no card that could be charged.
        static final String NO_CARD = "no_card";

        /// The card was tried as often as the terms allow for a while.
        static final String ATTEMPTS_EXHAUSTED = "attempts_exhausted";

        /// The card was declined before in a way after which trying it again is
        /// pointless.
        static final String CARD_REFUSED = "card_refused";

        /// The provider no longer has the card.
        static final String CARD_GONE = "card_gone";

        /// @param failureRef as for any other decline
        public static Declined cardGone(String failureRef) {
            return new Declined(failureRef, CARD_GONE, true);
        }

        /// Decided here, without asking the provider.
        static Declined unasked(String code, boolean hard, Instant now) {
            return new Declined(code + " at " + now, code, hard);
        }

        boolean isUnasked() {
            return code.equals(NO_CARD) || code.equals(ATTEMPTS_EXHAUSTED) || code.equals(CARD_REFUSED);
        }

        boolean isOfGoneCard() {
            return code.equals(CARD_GONE);
        }

    }

    /// The bank wants the founder to authenticate.
    record ActionRequired(String failureRef) implements ChargeOutcome {
    }

    /// The bank has not decided yet, and may take days.
    record Processing() implements ChargeOutcome {
    }

    /// The provider finds fault with the request, which is ours to mend: no card is to
    /// blame, and nothing was charged.
    record Rejected(String why) implements ChargeOutcome {
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
