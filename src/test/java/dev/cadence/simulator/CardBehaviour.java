package dev.cadence.simulator;

/// How an issuer answers when a card is asked for money.
sealed interface CardBehaviour {

    record Approves() implements CardBehaviour {
    }

    /// The charge is approved, and trouble comes later.
    record ApprovesThen(Aftermath aftermath) implements CardBehaviour {
    }

    record Declines(Decline decline) implements CardBehaviour {

        static Declines with(String declineCode) {
            return new Declines(Decline.of(declineCode));
        }

    }

    /// Off session the charge is declined with `authentication_required`; on session the
    /// customer is asked.
    record WantsAuthentication() implements CardBehaviour {
    }

    /// The payment stays in `processing` until it is settled through the control plane.
    record Lingers() implements CardBehaviour {
    }

    /// What comes after a charge that succeeded.
    enum Aftermath {

        /// The bank takes the charge back at once.
        DISPUTE,

        /// The bank asks about the charge at once.
        INQUIRY,

        /// Refunds seem to succeed and come back.
        REFUNDS_FAIL,

        /// Refunds stay `pending` until they are settled.
        REFUNDS_PEND

    }

}
