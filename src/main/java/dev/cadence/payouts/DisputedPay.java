package dev.cadence.payouts;

import java.time.Instant;
import java.util.UUID;

/// What a dispute does to pay that has not been sent, which its engineer has to know by letter.
sealed interface DisputedPay {

    UUID payout();

    Instant at();

    /// It waits until nothing is disputed any more.
    record HeldBack(UUID payout, Instant at) implements DisputedPay {
    }

    /// Whoever the bank decided for, it goes on.
    record Released(UUID payout, Instant at) implements DisputedPay {
    }

}
