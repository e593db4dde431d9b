package dev.cadence.vetting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// All applications. Whoever is about to change one, or anything that hangs on its stage, locks it.
interface Applications extends Repository<Application, ApplicationId> {

    Application save(Application application);

    Optional<Application> findById(ApplicationId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.id = :id")
    Optional<Application> lock(ApplicationId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.engineer = :engineer and a.closedAt is null")
    Optional<Application> lockOpenOf(EngineerId engineer);

    /// The latest first; ids grow with time.
    @Query("select a from Application a where a.engineer = :engineer order by a.id.value desc")
    List<Application> latestOf(EngineerId engineer, Limit limit);

    @Query("""
            select a from Application a
            where a.engineer = :engineer and a.stage in :stages and a.id.value < :before order by a.id.value desc""")
    List<Application> ofEngineer(EngineerId engineer, Set<Application.Stage> stages, UUID before, Limit limit);

    /// What is still being written is nobody else's business.
    @Query("""
            select a from Application a
            where a.stage in :stages and a.submittedAt is not null and a.id.value < :before order by a.id.value desc""")
    List<Application> submitted(Set<Application.Stage> stages, UUID before, Limit limit);

    @Query("""
            select a from Application a
            where a.stage = INTERVIEWED and a.decisionDueAt <= :now
                and (a.decisionDueAt > :after or a.decisionDueAt = :after and a.id.value > :id)
            order by a.decisionDueAt, a.id.value""")
    List<Application> overdue(Instant now, Instant after, UUID id, Limit limit);

    /// Those of which admins have not been told, and that no other instance is telling
    /// of.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("""
            select a from Application a
            where a.stage = INTERVIEWED and a.overdueToldAt is null and a.decisionDueAt <= :now order by a.decisionDueAt""")
    List<Application> claimOverdue(Instant now, Limit limit);

    @Query("select min(a.decisionDueAt) from Application a where a.stage = INTERVIEWED and a.overdueToldAt is null")
    @Nullable Instant nextOverdue();

    @Query("select a from Application a where a.engineer = :engineer order by a.id.value")
    Stream<Application> streamOf(EngineerId engineer);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.engineer = :engineer order by a.id.value")
    List<Application> allOf(EngineerId engineer);

}
