package dev.cadence.bookings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All bookings. Whoever is about to change one locks it, so that a founder's cancellation and the outcome of a charge
/// take turns.
interface Bookings extends Repository<Booking, BookingId> {

    /// Ids grow with time, so the newest come first and a page continues before the last
    /// id seen.
    String NEWEST_FIRST = " and b.stage in :stages and b.id.value < :before order by b.id.value desc";

    Booking save(Booking booking);

    Optional<Booking> findById(BookingId id);

    @Query("select b from Booking b where b.id in :ids")
    List<Booking> findAllById(List<BookingId> ids);

    @Query("select count(b) > 0 from Booking b where b.id = :id and b.company = :company")
    boolean exists(BookingId id, CompanyId company);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> lock(BookingId id);

    /// Locks a booking that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select b from Booking b where b.id = :id and b.dueAt <= :now")
    Optional<Booking> claimDue(BookingId id, Instant now);

    @Query("select b.id from Booking b where b.dueAt <= :now order by b.dueAt")
    List<BookingId> due(Instant now, Limit limit);

    @Query("select min(b.dueAt) from Booking b")
    @Nullable Instant nextDue();

    @Query("select b from Booking b where b.company = :company" + NEWEST_FIRST)
    List<Booking> ofCompany(CompanyId company, Set<Stage> stages, UUID before, Limit limit);

    @Query("select b from Booking b where b.engineer = :engineer" + NEWEST_FIRST)
    List<Booking> ofEngineer(EngineerId engineer, Set<Stage> stages, UUID before, Limit limit);

    @Query("select b from Booking b where 1 = 1" + NEWEST_FIRST)
    List<Booking> ofEveryone(Set<Stage> stages, UUID before, Limit limit);

    @Query("select b from Booking b where b.toSettleSince is not null" + NEWEST_FIRST)
    List<Booking> toSettle(Set<Stage> stages, UUID before, Limit limit);

    /// Of live ones an engineer has one at most.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.engineer = :engineer and b.stage in :stages")
    Optional<Booking> lockOf(EngineerId engineer, Set<Stage> stages);

    @Query("select count(b) > 0 from Booking b where b.company = :company and b.stage in :stages")
    boolean existsOf(CompanyId company, Set<Stage> stages);

    @Query("select count(b) > 0 from Booking b where b.engineer = :engineer and b.stage in :stages")
    boolean existsOf(EngineerId engineer, Set<Stage> stages);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select b from Booking b where b.engineer = :engineer order by b.id.value")
    Stream<Booking> streamOf(EngineerId engineer);

    @Modifying
    @Query("update versioned Booking b set b.ending.privateReason = null where b.engineer = :engineer and b.ending.privateReason is not null")
    void forgetPrivateReasonsAbout(EngineerId engineer);

    /// The deals of a company's bookings with a trial that was had or may still be.
    @Query("""
            select new dev.cadence.bookings.BookingEvent$Deal(b.weeklyPrice, b.termsVersion) from Booking b
            where b.company = :company and b.requestedAt >= :since and b.trialSeconds > 0
                and (b.startedAt is not null or b.ending.endedAt is null)""")
    List<BookingEvent.Deal> trialsSince(CompanyId company, Instant since);

    @Query("""
            select count(b) > 0 from Booking b
            where (b.company = :company or b.cardFingerprint = :cardFingerprint) and b.engineer = :engineer
                and b.trialSeconds > 0 and b.startedAt is not null""")
    boolean triedBefore(CompanyId company, String cardFingerprint, EngineerId engineer);

}
