package dev.cadence.delivery;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.bookings.BookingId;
import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All linked repositories, one for a booking at most.
interface RepositoryLinks extends Repository<RepositoryLink, UUID> {

    RepositoryLink save(RepositoryLink link);

    Optional<RepositoryLink> findById(UUID id);

    Optional<RepositoryLink> findByBooking(BookingId booking);

    Stream<RepositoryLink> findAllBy();

    /// So that notices of one repository take turns.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from RepositoryLink l where l.id = :id")
    Optional<RepositoryLink> lock(UUID id);

    /// At once, so that another can take its place in the same transaction.
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from RepositoryLink l where l.booking = :booking")
    void deleteOf(BookingId booking);

}
