package dev.cadence.billing;

import java.time.Instant;

/// What has become of a charge that its company has to know by letter.
sealed interface ChargeNews {

    ChargeId charge();

    Instant at();

    /// It was declined, or its bank wants the founder to authenticate.
    ///
    /// @param failureRef of the decline
    record Failed(ChargeId charge, String failureRef, Instant at) implements ChargeNews {
    }

    /// It was given up, which ends its booking.
    record GivenUp(ChargeId charge, Instant at) implements ChargeNews {
    }

}
