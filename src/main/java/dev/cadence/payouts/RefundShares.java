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
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// What all refunds take from engineers.
interface RefundShares extends Repository<RefundShare, UUID> {

    RefundShare save(RefundShare share);

    boolean existsByRefundId(UUID refund);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from RefundShare s where s.refundId = :refund")
    Optional<RefundShare> lock(UUID refund);

    /// Locks one that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select s from RefundShare s where s.refundId = :refund and s.dueAt <= :now")
    Optional<RefundShare> claimDue(UUID refund, Instant now);

    @Query("select s.refundId from RefundShare s where s.dueAt <= :now order by s.dueAt")
    List<UUID> due(Instant now, Limit limit);

    @Query("select min(s.dueAt) from RefundShare s")
    @Nullable Instant nextDue();

    @Modifying
    @Query("update RefundShare s set s.dueAt = :until where s.refundId = :refund and s.settledAt is null")
    void postpone(UUID refund, Instant until);

    /// It is known what became of the payout that these waited for.
    @Modifying
    @Query("update RefundShare s set s.dueAt = :now where s.payoutId = :payout and s.stage = Stage.WAITING")
    void goOn(UUID payout, Instant now);

    /// What the refunds of a week that were dealt with sum up to, in minor units.
    @Query("""
            select coalesce(sum(s.amount.minor), 0) from RefundShare s
            where s.booking = :booking and s.week = :week and s.stage <> Stage.WAITING""")
    long dealtWith(BookingId booking, int week);

    /// What is about to be taken back of a transfer, in minor units.
    @Query("""
            select coalesce(sum(s.reversalMinor), 0) from RefundShare s
            where s.payoutId = :payout and s.settledAt is null""")
    long pendingReversals(UUID payout);

    @Query("""
            select count(s) > 0 from RefundShare s
            where s.settledAt is null and (s.engineer = :engineer or s.booking in (
                select p.booking from Payout p where p.engineer = :engineer))""")
    boolean anyOpen(EngineerId engineer);

}
