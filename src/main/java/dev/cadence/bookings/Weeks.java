package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// The weeks of a booking so far. A week begins only when the one before is paid, so at most one is unpaid.
///
/// @param startAt where week 0 starts; null until work has started
/// @param begun how many weeks have begun
/// @param paid how many of them are paid
/// @param pausedSeconds how much time since then belongs to no week, because nobody worked for a dispute was open
@Embeddable
record Weeks(@Nullable Instant startAt, int begun, int paid, long pausedSeconds) {

    static final Weeks NONE = new Weeks(null, 0, 0, 0);

    Weeks {
        if (paid < 0 || begun < paid || begun > paid + 1 || (begun > 0 && startAt == null)) {
            throw new IllegalStateException("%d weeks begun and %d paid cannot be".formatted(begun, paid));
        }
    }

    Weeks startingAt(Instant start) {
        return new Weeks(start, 0, 0, 0);
    }

    Weeks beginNext() {
        return new Weeks(startAt, begun + 1, paid, pausedSeconds);
    }

    /// @param number of the week that was paid, which must be the newest
    Weeks pay(int number) {
        requireNewest(number);
        return new Weeks(startAt, begun, number + 1, pausedSeconds);
    }

    void requireNewest(int number) {
        if (number != begun - 1) {
            throw new IllegalStateException("Week %d is not the newest of %d that have begun".formatted(number, begun));
        }
    }

    boolean isPaid(int number) {
        return number < paid;
    }

    /// Whether a week has begun and none is unpaid.
    boolean newestIsPaid() {
        return begun > 0 && begun == paid;
    }

    boolean awaitPayment() {
        return begun > paid;
    }

    boolean haveBegun() {
        return begun > 0;
    }

    Week newest() {
        if (startAt == null || begun == 0) {
            throw new IllegalStateException("No week has begun");
        }
        return new Week(begun - 1, startAt.plusSeconds(pausedSeconds).plus(Week.LENGTH.multipliedBy(begun - 1L)));
    }

    /// When work ends that is to end with the week: now if none is under way.
    Instant endFrom(Instant now) {
        return haveBegun() && newest().end().isAfter(now) ? newest().end() : now;
    }

    /// Work goes on after a pause. If the newest week is over by then, the next one
    /// begins now, and not in arrears.
    Weeks resumeAt(Instant now) {
        var idle = Duration.between(newest().end(), now).toSeconds();
        return new Weeks(startAt, begun, paid, pausedSeconds + Math.max(0, idle));
    }

    /// When the next week may begin: at the newest one's end. Weeks in arrears after an
    /// outage begin one by one, never in
    /// a burst.
    Instant nextAfterPaymentAt(Instant paidAt, Duration chargeSpacing) {
        return paidAt.isAfter(newest().end()) ? paidAt.plus(chargeSpacing) : newest().end();
    }

}
