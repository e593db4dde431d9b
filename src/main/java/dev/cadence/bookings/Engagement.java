package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

import dev.cadence.accounts.CompanyId;
import dev.cadence.roster.Bookable;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

/// Who is to work for whom.
///
/// @param cardFingerprint of the card that the company is charged on
/// @param trial whether the first hours are free: once for a company and an engineer, and once for a card and an engineer,
/// whichever company the card is used by
record Engagement(CompanyId company, Bookable engineer, String cardFingerprint, boolean trial) {

    /// How far ahead a start can be agreed. A longer hold would keep the engineer from
    /// others for nothing.
    static final Duration FURTHEST_START = Duration.ofDays(30);

    /// @param agreedStart null for on acceptance
    /// @throws Refusal `start-out-of-range`, `engineer-unavailable`
    void requireStart(@Nullable Instant agreedStart, Instant now) {
        if (agreedStart != null && (agreedStart.isBefore(now) || agreedStart.isAfter(now.plus(FURTHEST_START)))) {
            throw Refusal.unprocessable("start-out-of-range",
                    "Work can start from now until %s.".formatted(now.plus(FURTHEST_START)));
        }
        var start = agreedStart == null ? now : agreedStart;
        if (!engineer.availability().allowsStartAt(start)) {
            throw Refusal.conflict("engineer-unavailable",
                    "%s takes no booking that starts at %s.".formatted(engineer.name(), start));
        }
    }

}
