package dev.cadence.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
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

/// All charges.
interface Charges extends Repository<Charge, ChargeId> {

    Charge save(Charge charge);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Charge c where c.id = :id")
    Optional<Charge> lock(ChargeId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Charge c where c.booking = :booking and c.week = :week")
    Optional<Charge> lock(BookingId booking, int week);

    /// Locks the unsettled charges of a company; a new card may pay those that were
    /// declined.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Charge c where c.company = :company and c.settledAt is null order by c.id")
    List<Charge> lockOpen(CompanyId company);

    /// Locks a charge that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select c from Charge c where c.id = :id and c.dueAt <= :now")
    Optional<Charge> claimDue(ChargeId id, Instant now);

    @Query("select c.id from Charge c where c.dueAt <= :now order by c.dueAt")
    List<ChargeId> due(Instant now, Limit limit);

    @Query("select min(c.dueAt) from Charge c")
    @Nullable Instant nextDue();

    Optional<Charge> findById(ChargeId id);

    Optional<Charge> findByIntentRef(String intentRef);

    @Query("select c.id from Charge c where c.chargeRef = :chargeRef")
    Optional<ChargeId> idOf(String chargeRef);

    @Query("select c.id from Charge c where c.booking = :booking and c.week = :week")
    Optional<ChargeId> idOf(BookingId booking, int week);

    @Query("select c.booking from Charge c where c.chargeRef = :chargeRef")
    Optional<BookingId> bookingOf(String chargeRef);

    /// Locks all charges of a booking, so that its disputes take turns.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Charge c where c.booking = :booking order by c.id.value")
    List<Charge> lockAll(BookingId booking);

    /// Whether a charge of the booking is disputed at present.
    @Query("select count(c) > 0 from Charge c where c.booking = :booking and c.disputedSince is not null")
    boolean existsDisputed(BookingId booking);

    @Query("select c.company from Charge c where c.id = :id")
    Optional<CompanyId> companyOf(ChargeId id);

    @Query("select count(c) > 0 from Charge c where c.booking = :booking and c.week = :week")
    boolean exists(BookingId booking, int week);

    /// Ids grow with time as weeks do.
    @Query("select c from Charge c where c.booking = :booking and c.id.value > :after order by c.id.value")
    List<Charge> ofBooking(BookingId booking, UUID after, Limit limit);

    @Query("select c from Charge c where c.booking = :booking order by c.week desc")
    List<Charge> newestOfBooking(BookingId booking, Limit limit);

    @Modifying
    @Query("update Charge c set c.dueAt = :until where c.id = :id and c.settledAt is null")
    void postpone(ChargeId id, Instant until);

}
