package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import dev.cadence.shared.Refusal;

/// The rules of vetting that are numbers. A change is a new version with a later `validFrom`; the rows of table
/// `vetting_policy` are never edited, and an application keeps the version it was submitted under.
///
/// @param bookableFrom the least score, of 100, that lets an engineer be booked
/// @param upperTiersFrom the least score that lets one be booked as {@link Tier#SENIOR} or {@link Tier#LEAD}
/// @param decideWithin counted from the interview's end
/// @param applyAgainAfter counted from the rejection
/// @param appealWithin counted from the rejection
/// @param decideAppealWithin counted from the appeal
/// @param moveNotice how long before an interview its engineer may still move or cancel it
/// @param noShowAfter how long after its start an interview may be given up
record VettingPolicy(int version, Instant validFrom, int bookableFrom, int upperTiersFrom, Duration decideWithin,
        Duration applyAgainAfter, Duration appealWithin, Duration decideAppealWithin, Duration moveNotice,
        Duration noShowAfter) {

    /// @throws Refusal `score-too-low` unless the score lets an engineer be booked at the
    /// tier
    void requireReached(BigDecimal score, Tier tier) {
        var least = leastFor(tier);
        if (score.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw Refusal.conflict("score-too-low",
                    "A score of %s is not the %d that %s asks for.".formatted(score.toPlainString(), least, tier));
        }
    }

    int leastFor(Tier tier) {
        return switch (tier) {
            case JUNIOR, MID -> bookableFrom;
            case SENIOR, LEAD -> upperTiersFrom;
        };
    }

}
