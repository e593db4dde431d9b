package dev.cadence.ratings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// The ratings of all bookings that are over. Whoever is about to change one locks it, so that the two sides take turns
/// and the second sees that the first has spoken.
interface BookingRatings extends Repository<BookingRating, BookingId> {

    BookingRating save(BookingRating rating);

    Optional<BookingRating> findById(BookingId booking);

    /// Makes sure that the booking can be rated until then, once.
    @Modifying
    @NativeQuery("""
            insert into booking_rating (booking_id, engineer_id, due_at, version) values (:booking, :engineer, :until, 0)
            on conflict (booking_id) do nothing""")
    void open(UUID booking, UUID engineer, Instant until);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from BookingRating r where r.booking = :booking")
    Optional<BookingRating> lock(BookingId booking);

    /// Locks one that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select r from BookingRating r where r.booking = :booking and r.dueAt <= :now")
    Optional<BookingRating> claimDue(BookingId booking, Instant now);

    @Query("select r.booking from BookingRating r where r.dueAt <= :now order by r.dueAt")
    List<BookingId> due(Instant now, Limit limit);

    @Query("select min(r.dueAt) from BookingRating r")
    @Nullable Instant nextDue();

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("""
            select r from BookingRating r
            where r.engineer = :engineer and (r.byCompany.stars is not null or r.byEngineer.stars is not null)
            order by r.booking.value""")
    Stream<BookingRating> streamOf(EngineerId engineer);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select r from BookingRating r where r.byCompany.accountId = :founder order by r.booking.value")
    Stream<BookingRating> streamBy(UUID founder);

    /// What an engineer wrote, and what was written about them.
    @Modifying
    @Query("""
            update versioned BookingRating r set r.byCompany.comment = null, r.byEngineer.comment = null
            where r.engineer = :engineer and (r.byCompany.comment is not null or r.byEngineer.comment is not null)""")
    void forgetCommentsOf(EngineerId engineer);

    @Modifying
    @Query("""
            update versioned BookingRating r set r.byCompany.comment = null
            where r.byCompany.accountId = :founder and r.byCompany.comment is not null""")
    void forgetCommentsBy(UUID founder);

}
