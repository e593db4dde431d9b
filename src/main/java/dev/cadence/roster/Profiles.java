package dev.cadence.roster;

import java.util.List;
import java.util.Optional;

import dev.cadence.accounts.EngineerId;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All profiles, the suspended ones included.
interface Profiles extends Repository<Profile, EngineerId> {

    Profile save(Profile profile);

    @EntityGraph(attributePaths = "blockedPeriods")
    Optional<Profile> findById(EngineerId engineer);

    @EntityGraph(attributePaths = "blockedPeriods")
    @Query("select p from Profile p where p.engineer in :engineers")
    List<Profile> findAllById(List<EngineerId> engineers);

    @Query("select count(p) > 0 from Profile p where p.engineer = :engineer and p.suspendedAt is not null")
    boolean isSuspended(EngineerId engineer);

    /// Takes a free engineer in one statement, so that of any number of callers at the
    /// same moment one succeeds.
    /// @return 1, or 0 when there is no such engineer to take
    @Modifying
    @Query("update Profile p set p.engaged = true where p.engineer = :engineer and p.suspendedAt is null and p.engaged = false")
    int engage(EngineerId engineer);

    /// Frees an engineer, suspended or not.
    /// @return 1, or 0 when there is no such engineer
    @Modifying
    @Query("update Profile p set p.engaged = false where p.engineer = :engineer")
    int release(EngineerId engineer);

}
