package dev.cadence.vetting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Caller;
import dev.cadence.shared.Cursor;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where interviewers say when they have time.
@Service
@Transactional
class SlotDesk {

    private final InterviewSlots slots;

    private final Interviews interviews;

    private final Conflicts conflicts;

    private final Clock clock;

    SlotDesk(InterviewSlots slots, Interviews interviews, Conflicts conflicts, Clock clock) {
        this.slots = slots;
        this.interviews = interviews;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /// @throws Refusal `slot-out-of-range`, and `slot-overlaps` by the database
    InterviewSlot offer(Caller.Admin interviewer, Instant startsAt, Instant endsAt, ZoneId timeZone) {
        return slots.save(new InterviewSlot(interviewer.account(), startsAt, endsAt, timeZone, clock.instant()));
    }

    /// @throws Refusal `slot-not-found`
    @Transactional(readOnly = true)
    InterviewSlot find(SlotId id) {
        return slots.find(id).orElseThrow(() -> notFound(id));
    }

    /// @throws Refusal `slot-not-found`, `slot-taken`
    void withdraw(SlotId id) {
        var slot = slots.lock(id).orElseThrow(() -> notFound(id));
        if (interviews.take(id)) {
            throw InterviewConstraints.SLOT_TAKEN.refusal();
        }
        slots.save(slot.withdraw(clock.instant()));
    }

    /// Those ahead that nobody has taken, the earliest first; for an engineer without
    /// those that could not be taken.
    @Transactional(readOnly = true)
    Page<InterviewSlot> open(Caller caller, @Nullable Cursor after, int limit) {
        var now = clock.instant();
        var from = after == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : after;
        return Page.of(slots.open(now, unwanted(caller, now), from.at(), from.id(), Limit.of(limit + 1)), limit,
                slot -> new Cursor(slot.startsAt(), slot.id().value()).word());
    }

    private Set<UUID> unwanted(Caller caller, Instant now) {
        if (!(caller instanceof Caller.Engineer engineer)) {
            return Set.of();
        }
        var interviewers = slots.interviewersAfter(now).stream().map(AccountId::new).toList();
        return conflicts.conflicted(engineer.engineer(), interviewers)
            .stream()
            .map(AccountId::value)
            .collect(Collectors.toSet());
    }

    static Refusal notFound(SlotId id) {
        return Refusal.notFound("slot-not-found", "slot " + id.value());
    }

}
