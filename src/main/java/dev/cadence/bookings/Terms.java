package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;

/// The terms that a booking is made under and keeps for its whole life. A change of price, fee or deadline is a new
/// version with a later `validFrom`; the rows of table `terms` are never edited.
///
/// @param version counts up from 1
/// @param validFrom requests from this instant on are made under these terms, until the next version's
/// @param weeklyPrices what a company pays for a week, by tier
/// @param acceptWithin how long an engineer may take to answer a request
/// @param trial the free first hours of a booking
/// @param feeBasisPoints the platform's part of a week's price, in hundredths of a percent
/// @param retries when a declined charge is tried again, counted from the first decline
/// @param unpaidAfter when a declined charge is given up and the booking ends, counted from the first decline
/// @param chargeSpacing the least time from a week's payment to the next charge, which matters only after an outage:
/// weeks in arrears are charged one at a time, not in a burst
/// @param holdBeforePayout how long after its week's end an earning is held before it is paid out
/// @param trialFund how much the platform spends on the trials that one company requests in a calendar month of UTC; a
/// request beyond it is for a booking without trial
/// @param attemptsPerCard how often one card is tried within `attemptsWindow`, over all bookings; card networks fine more
/// than 15
/// @param authenticateWithin how long a founder may take to authenticate, before the charge is tried again like any
/// other that was declined
/// @param nettingBasisPoints how much of a payout is kept at most for what its engineer owes, in hundredths of a percent
public record Terms(int version, Instant validFrom, Map<Tier, Money> weeklyPrices, Duration acceptWithin,
        Duration trial, int feeBasisPoints, List<Duration> retries, Duration unpaidAfter, Duration chargeSpacing,
        Duration holdBeforePayout, Money trialFund, int attemptsPerCard, Duration attemptsWindow,
        Duration authenticateWithin, int nettingBasisPoints) {

    private static final int WHOLE = 10_000;

    public Money weeklyPrice(Tier tier) {
        var price = weeklyPrices.get(tier);
        if (price == null) {
            throw new IllegalStateException("Terms %d name no price for %s".formatted(version, tier));
        }
        return price;
    }

    /// Divides a week's price: the fee is rounded half up, and the engineer has all that
    /// remains.
    public Shares shares(Money weeklyPrice) {
        var split = weeklyPrice.split(feeBasisPoints, WHOLE);
        return new Shares(split.rest(), split.part());
    }

    /// What the trial pays the engineer: the trial's part of a week's share, rounded half
    /// up to the cent.
    public Money trialPay(Money weeklyPrice) {
        return shares(weeklyPrice).engineer().split(trial.toSeconds(), Week.LENGTH.toSeconds()).part();
    }

    /// A week's price in two parts that add up to it.
    public record Shares(Money engineer, Money fee) {
    }

}
