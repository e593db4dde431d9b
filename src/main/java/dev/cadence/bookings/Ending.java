package dev.cadence.bookings;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/// How a booking comes to its end.
///
/// @param cancelledAt when the founder stopped
/// @param endsAt when an end that was announced takes effect; null when none is ahead
/// @param endsFor why it will end then
/// @param endedAt when it was over
/// @param endReason why it ended
/// @param privateReason the founder's own words
@Embeddable
record Ending(@Nullable Instant cancelledAt, @Nullable Instant endsAt,
        @Enumerated(EnumType.STRING) @Nullable EndReason endsFor, @Nullable Instant endedAt,
        @Enumerated(EnumType.STRING) @Nullable EndReason endReason, @Nullable String privateReason) {

    static final Ending NONE = new Ending(null, null, null, null, null, null);

    Ending cancelled(Instant now, Instant end, @Nullable String reason) {
        return new Ending(now, end, EndReason.CANCELLED, null, null, reason == null ? privateReason : reason);
    }

    Ending resigned(Instant end) {
        return new Ending(cancelledAt, end, EndReason.RESIGNED, null, null, privateReason);
    }

    Ending lapsed(Instant at) {
        return new Ending(cancelledAt, null, null, at, null, privateReason);
    }

    Ending over(EndReason reason, Instant at) {
        return new Ending(cancelledAt, null, null, at, reason, privateReason);
    }

    /// When it was over.
    Instant requireOver() {
        if (endedAt == null) {
            throw new IllegalStateException("It is not over");
        }
        return endedAt;
    }

    boolean isAhead() {
        return endsAt != null;
    }

    /// Whether the founder has stopped and could still go on.
    boolean canBeTakenBack(Instant now) {
        return endsFor == EndReason.CANCELLED && endsAt != null && endsAt.isAfter(now);
    }

    /// Whether to stop would change nothing: it is over for this reason, or will be, and
    /// is not asked to be over now.
    boolean alreadyIs(EndReason reason, boolean immediately, Instant now) {
        if (endedAt != null) {
            return endReason == reason;
        }
        return endsAt != null && !(immediately && endsAt.isAfter(now));
    }

    /// Why it ends, if it does so now without having been ended otherwise.
    EndReason reasonOr(EndReason otherwise) {
        return endsFor == null ? otherwise : endsFor;
    }

}
