package dev.cadence.vetting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.cadence.accounts.AccountId;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// A time at which an interviewer can be talked to. Whether it is taken, the interviews say.
@Entity
class InterviewSlot {

    /// Too short to find anything out.
    static final Duration SHORTEST = Duration.ofMinutes(15);

    /// Too long for anybody to listen.
    static final Duration LONGEST = Duration.ofHours(3);

    /// Nobody knows their calendar further ahead.
    static final Duration FURTHEST = Duration.ofDays(365);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SlotId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "interviewer"))
    private AccountId interviewer;

    private Instant startsAt;

    private Instant endsAt;

    private ZoneId timeZone;

    private Instant offeredAt;

    private @Nullable Instant withdrawnAt;

    private @Version @Nullable Long version;

    /// @param timeZone the interviewer's, a region
    /// @throws Refusal `invalid-request`, `slot-out-of-range`
    InterviewSlot(AccountId interviewer, Instant startsAt, Instant endsAt, ZoneId timeZone, Instant now) {
        var length = Duration.between(startsAt, endsAt);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw Refusal.invalid("endsAt", "An interview takes 15 minutes to 3 hours.");
        }
        if (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(FURTHEST))) {
            throw Refusal.unprocessable("slot-out-of-range", "A slot begins after now, and within the next 365 days.");
        }
        this.id = SlotId.next();
        this.interviewer = interviewer;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.timeZone = timeZone;
        this.offeredAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected InterviewSlot() {
    }

    /// The interviewer does not have time after all.
    InterviewSlot withdraw(Instant now) {
        withdrawnAt = now;
        return this;
    }

    /// @throws Refusal `slot-over` once it has begun
    void requireAhead(Instant now) {
        if (!startsAt.isAfter(now)) {
            throw Refusal.conflict("slot-over", "The slot began at %s.".formatted(startsAt));
        }
    }

    SlotId id() {
        return id;
    }

    AccountId interviewer() {
        return interviewer;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    ZoneId timeZone() {
        return timeZone;
    }

    @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

}
