package dev.cadence.payouts;

import java.time.Instant;

import dev.cadence.payouts.Earning.EarningView;

/// An earning and how it is paid.
record PaidEarning(Earning earning, Payout payout) {

    EarningView view(Instant now) {
        return earning.view(payout, now);
    }

}
