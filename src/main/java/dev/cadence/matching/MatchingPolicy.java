package dev.cadence.matching;

import java.time.Duration;

/// How candidates are compared: the policy `matching`. A version never changes.
///
/// @param priorStars what an engineer is taken for before anybody has rated them, in hundredths of a star
/// @param priorBookings as if so many bookings had been rated so
/// @param idleAfter who has been free for so long has all points for utilisation
/// @param explorationBasisPoints in how many of 10,000 shortlists the last place goes to somebody never shown before
record MatchingPolicy(int version, Weights weights, int priorStars, int priorBookings, Duration idleAfter,
        int explorationBasisPoints) {
}
