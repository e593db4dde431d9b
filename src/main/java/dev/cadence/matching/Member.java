package dev.cadence.matching;

import java.util.UUID;

import dev.cadence.vetting.Tier;

/// One engineer as {@link Pool} remembers them: in numbers, since all are compared for each answer.
///
/// @param pattern how they work
/// @param free whether they are seen, take bookings and have none
/// @param from their first start, in microseconds since 1970
/// @param away when no booking may start
/// @param idleSince when their last booking ended, or they were approved, in microseconds since 1970
/// @param neverShown whether they never had a place in a shortlist
/// @param changes how often they were changed before
record Member(UUID engineer, Tier tier, Slugs skills, int pattern, boolean free, long from, Absences away,
        Slugs industries, int starsSum, int starsCount, long idleSince, boolean neverShown,
        long changes) implements Traits {

    @Override
    public boolean can(int skill) {
        return skills.has(skill);
    }

    @Override
    public int abilities() {
        return skills.size();
    }

    @Override
    public boolean knows(int industry) {
        return industries.has(industry);
    }

}
