package dev.cadence.simulator;

/// How an issuer answers when a card is asked for money.
sealed interface CardBehaviour {

    record Approves() implements CardBehaviour {
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

}
