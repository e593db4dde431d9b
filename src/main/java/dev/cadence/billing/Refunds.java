package dev.cadence.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All refunds. Whoever changes one holds the lock of its charge first, so that the refunds of one charge take turns.
interface Refunds extends Repository<Refund, UUID> {

    Refund save(Refund refund);

    Optional<Refund> findById(UUID id);

    /// Locks a refund that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select r from Refund r where r.id = :id and r.dueAt <= :now")
    Optional<Refund> claimDue(UUID id, Instant now);

    @Query("select r.id from Refund r where r.dueAt <= :now order by r.dueAt")
    List<UUID> due(Instant now, Limit limit);

    @Query("select min(r.dueAt) from Refund r")
    @Nullable Instant nextDue();

    @Query("select r.charge from Refund r where r.id = :id")
    Optional<ChargeId> chargeOf(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Refund r where r.id = :id")
    Optional<Refund> lock(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Refund r where r.refundRef = :refundRef")
    Optional<Refund> lock(String refundRef);

    @Query("select count(r) > 0 from Refund r where r.charge = :charge and r.cause = UNUSED")
    boolean existsOfUnused(ChargeId charge);

    @Query("select r from Refund r where r.charge = :charge and r.stage = WAITING order by r.id")
    List<Refund> waiting(ChargeId charge);

    @Query("select r from Refund r where r.charge = :charge and r.id < :before order by r.id desc")
    List<Refund> ofCharge(ChargeId charge, UUID before, Limit limit);

    @Query("select r from Refund r where r.stage in :stages and r.id < :before order by r.id desc")
    List<Refund> of(Set<Refund.Stage> stages, UUID before, Limit limit);

    /// All that was refunded of a charge or is about to be.
    @Query("""
            select coalesce(sum(r.amount.minor), 0L) from Refund r
            where r.charge = :charge and r.stage not in (FAILED, VOID)""")
    long sum(ChargeId charge);

    /// The part of it that the engineer bears too.
    @Query("""
            select coalesce(sum(r.amount.minor), 0L) from Refund r
            where r.charge = :charge and r.stage not in (FAILED, VOID) and r.bearer = SHARED""")
    long sumShared(ChargeId charge);

    @Modifying
    @Query("update Refund r set r.dueAt = :until where r.id = :id and r.dueAt is not null")
    void postpone(UUID id, Instant until);

}
