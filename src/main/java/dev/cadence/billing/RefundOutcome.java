package dev.cadence.billing;

/// What became of a refund, as far as anyone can tell.
public sealed interface RefundOutcome {

    /// The provider has taken it on.
    ///
    /// @param pending whether the money is still under way
    record Accepted(String refundRef, boolean pending) implements RefundOutcome {
    }

    /// It came to nothing, perhaps days after it seemed to have succeeded.
    ///
    /// @param code why, in the provider's words
    record Failed(String refundRef, String code) implements RefundOutcome {
    }

    /// The provider will not do it, and has not.
    ///
    /// @param code why, in the provider's words
    record Refused(String code) implements RefundOutcome {

        /// The bank has taken the money back, or asks for it.
        public static final String DISPUTED = "charge_disputed";

    }

    /// No such attempt has reached the provider.
    record NotMade() implements RefundOutcome {
    }

    /// Nobody knows yet. It may have worked.
    record Unknown(String why) implements RefundOutcome {
    }

}
