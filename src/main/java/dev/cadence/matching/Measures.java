package dev.cadence.matching;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// How an engineer measures up to a brief, in numbers from which a score follows.
///
/// @param skillsShared of those that are asked for, each required one twice
/// @param skillsOfEither the same of all that are asked for, and what else the engineer can do; 0 if none is asked for
/// @param budgetMinor what a week may cost; 0 if nobody said
/// @param sharedSeconds of the founder's week, in which both work
/// @param officeSeconds all of the founder's week; 0 if nobody said
/// @param idleSeconds since their last booking ended, or since they were approved
record Measures(int skillsShared, int skillsOfEither, long priceMinor, long budgetMinor, long sharedSeconds,
        long officeSeconds, int starsSum, int starsCount, long idleSeconds, boolean sameIndustry) {

    @JsonIgnore
    boolean isAffordable() {
        return isAffordable(priceMinor, budgetMinor);
    }

    /// Nobody is of use who costs more than half as much again as the budget.
    static boolean isAffordable(long priceMinor, long budgetMinor) {
        return budgetMinor == 0 || priceMinor <= budgetMinor || 2 * priceMinor <= 3 * budgetMinor;
    }

}
