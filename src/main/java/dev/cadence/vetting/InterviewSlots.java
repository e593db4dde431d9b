package dev.cadence.vetting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All slots. Whoever takes one shares a lock on it with others who want it, among whom the database picks one; whoever
/// withdraws it locks them out, and so finds it taken or keeps it from being taken.
interface InterviewSlots extends Repository<InterviewSlot, SlotId> {

    InterviewSlot save(InterviewSlot slot);

    @Query("select s from InterviewSlot s where s.id = :id and s.withdrawnAt is null")
    Optional<InterviewSlot> find(SlotId id);

    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select s from InterviewSlot s where s.id = :id and s.withdrawnAt is null")
    Optional<InterviewSlot> share(SlotId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from InterviewSlot s where s.id = :id and s.withdrawnAt is null")
    Optional<InterviewSlot> lock(SlotId id);

    @Query("select distinct s.interviewer.value from InterviewSlot s where s.withdrawnAt is null and s.startsAt > :now")
    Set<UUID> interviewersAfter(Instant now);

    /// The earliest first.
    @Query("""
            select s from InterviewSlot s
            where s.withdrawnAt is null and s.startsAt > :now and s.interviewer.value not in :unwanted
                and (s.startsAt > :after or s.startsAt = :after and s.id.value > :id)
                and not exists (select 1 from Interview i where i.slot.value = s.id.value and i.stage <> CANCELLED)
            order by s.startsAt, s.id.value""")
    List<InterviewSlot> open(Instant now, Collection<UUID> unwanted, Instant after, UUID id, Limit limit);

}
