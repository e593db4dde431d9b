package dev.cadence.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cadence.bookings.BookingId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All disputes. Whoever opens or closes one holds the locks of all charges of its booking, so that the disputes of one
/// booking take turns.
interface Disputes extends Repository<Dispute, UUID> {

    Dispute save(Dispute dispute);

    Optional<Dispute> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Dispute d where d.id = :id")
    Optional<Dispute> lock(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Dispute d where d.disputeRef = :disputeRef")
    Optional<Dispute> lock(String disputeRef);

    /// Locks a dispute that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select d from Dispute d where d.id = :id and d.dueAt <= :now")
    Optional<Dispute> claimDue(UUID id, Instant now);

    @Query("select d.id from Dispute d where d.dueAt <= :now order by d.dueAt")
    List<UUID> due(Instant now, Limit limit);

    @Query("select min(d.dueAt) from Dispute d")
    @Nullable Instant nextDue();

    @Query("select count(d) > 0 from Dispute d where d.charge = :charge and d.closedAt is null")
    boolean existsOpen(ChargeId charge);

    @Query("select count(d) > 0 from Dispute d where d.booking = :booking and d.closedAt is null")
    boolean existsOpen(BookingId booking);

    @Query("select count(d) > 0 from Dispute d where d.charge = :charge and d.stage = LOST")
    boolean existsLost(ChargeId charge);

    @Query("select count(d) > 0 from Dispute d where d.booking = :booking and d.stage = LOST")
    boolean existsLost(BookingId booking);

    @Query("select d from Dispute d where d.stage in :stages and d.id < :before order by d.id desc")
    List<Dispute> of(Set<Dispute.Stage> stages, UUID before, Limit limit);

    @Modifying
    @Query("update Dispute d set d.dueAt = :until where d.id = :id and d.dueAt is not null")
    void postpone(UUID id, Instant until);

}
