package dev.cadence.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.cadence.roster.BlockedPeriod;
import dev.cadence.vetting.Tier;

/// One engineer as {@link Pool} remembers them.
///
/// @param skills by their slugs
/// @param pattern how they work
/// @param free whether they are seen, take bookings and have none
/// @param from their first start
/// @param away when no booking may start
/// @param neverShown whether they never had a place in a shortlist
/// @param changes how often they were changed before
record Member(UUID engineer, Tier tier, Set<String> skills, int pattern, boolean free, Instant from,
        List<BlockedPeriod> away, Set<String> industries, int starsSum, int starsCount, Instant idleSince,
        boolean neverShown, long changes) {

    boolean takesBookingAt(Instant start) {
        return free && !from.isAfter(start) && !isAwayAt(start);
    }

    private boolean isAwayAt(Instant start) {
        for (var period : away) {
            if (period.includes(start)) {
                return true;
            }
        }
        return false;
    }

    boolean can(String skill) {
        return skills.contains(skill);
    }

}
