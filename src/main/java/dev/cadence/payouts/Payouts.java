package dev.cadence.payouts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All payouts.
interface Payouts extends Repository<Payout, UUID> {

    Payout save(Payout payout);

    Optional<Payout> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payout p where p.id = :id")
    Optional<Payout> lock(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payout p where p.booking = :booking and p.week = :week")
    Optional<Payout> lock(BookingId booking, int week);

    @Query("select p.engineer from Payout p where p.id = :id")
    EngineerId engineerOf(UUID id);

    /// Locks a payout that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select p from Payout p where p.id = :id and p.dueAt <= :now")
    Optional<Payout> claimDue(UUID id, Instant now);

    @Query("select p.id from Payout p where p.dueAt <= :now order by p.dueAt")
    List<UUID> due(Instant now, Limit limit);

    @Query("select min(p.dueAt) from Payout p")
    @Nullable Instant nextDue();

    @Modifying
    @Query("update Payout p set p.dueAt = :until where p.id = :id and p.paidAt is null and p.frozen = false")
    void postpone(UUID id, Instant until);

    /// The account is in order: whatever waited for it goes on.
    @Modifying
    @Query("""
            update Payout p set p.dueAt = :now
            where p.engineer = :engineer and p.stage = Stage.BLOCKED_ACCOUNT and p.frozen = false""")
    void unblock(EngineerId engineer, Instant now);

    /// Whether any other is blocked, or was and is just being tried again.
    @Query("""
            select count(p) > 0 from Payout p where p.engineer = :engineer and p.id <> :but
                and (p.stage = Stage.BLOCKED_ACCOUNT
                    or p.stage in (Stage.SENDING, Stage.UNKNOWN) and p.blockedCode is not null)""")
    boolean anyBlocked(EngineerId engineer, UUID but);

    @Query("select count(p) > 0 from Payout p where p.engineer = :engineer and p.paidAt is null")
    boolean anyOpen(EngineerId engineer);

    /// What an engineer owes that no payout has been kept for yet, in minor units.
    @NativeQuery("""
            select coalesce((select sum(owed_minor) from refund_share where engineer_id = :#{#engineer.value()}), 0)
                 - coalesce((select sum(netted_minor) from payout where engineer_id = :#{#engineer.value()}), 0)""")
    long debtOf(EngineerId engineer);

    @Query("select p from Payout p where p.stage = :stage and p.id < :before order by p.id desc")
    List<Payout> inStage(Payout.Stage stage, UUID before, Limit limit);

}
