package dev.cadence.matching;

import dev.cadence.vetting.Tier;

/// What of an engineer is compared with a brief. Skills and industries go by the numbers of their slugs.
interface Traits {

    Tier tier();

    boolean can(int skill);

    /// How many skills they have.
    int abilities();

    boolean knows(int industry);

    /// How they work.
    int pattern();

    /// All stars that founders gave.
    int starsSum();

    /// How many founders gave some.
    int starsCount();

    /// When their last booking ended, or they were approved, in microseconds since 1970.
    long idleSince();

}
