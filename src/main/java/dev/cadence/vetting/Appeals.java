package dev.cadence.vetting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.EngineerId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All appeals. Whoever makes or decides one holds the lock of its application.
interface Appeals extends Repository<Appeal, UUID> {

    Appeal save(Appeal appeal);

    void delete(Appeal appeal);

    Optional<Appeal> findByApplication(ApplicationId application);

    /// Those that have to be decided first come first.
    @Query("""
            select a from Appeal a
            where a.decidedAt is null and (a.dueAt > :after or a.dueAt = :after and a.id > :id) order by a.dueAt, a.id""")
    List<Appeal> open(Instant after, UUID id, Limit limit);

    /// Those of which admins have not been told, and that no other instance is telling
    /// of.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select a from Appeal a where a.decidedAt is null and a.overdueToldAt is null and a.dueAt <= :now order by a.dueAt")
    List<Appeal> claimOverdue(Instant now, Limit limit);

    @Query("select min(a.dueAt) from Appeal a where a.decidedAt is null and a.overdueToldAt is null")
    @Nullable Instant nextOverdue();

    List<Appeal> findByEngineer(EngineerId engineer);

    Stream<Appeal> streamByEngineer(EngineerId engineer);

}
