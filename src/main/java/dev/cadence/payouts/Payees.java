package dev.cadence.payouts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.cadence.accounts.EngineerId;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

import jakarta.persistence.QueryHint;

/// The accounts of all engineers.
interface Payees extends Repository<Payee, EngineerId> {

    Payee save(Payee payee);

    Optional<Payee> findByEngineer(EngineerId engineer);

    Optional<Payee> findByAccountRef(String accountRef);

    /// Makes sure that there is a row to lock.
    @Modifying
    @NativeQuery("""
            insert into payee (engineer_id, country, state, requirements, in_doubt, generation, troubles, created_at, version)
            values (:#{#engineer.value()}, :country, 'NONE', '', false, 0, 0, :now, 0) on conflict do nothing""")
    void begin(EngineerId engineer, String country, Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payee p where p.engineer = :engineer")
    Optional<Payee> lock(EngineerId engineer);

    /// Locks an account that is still due and that no other instance is looking at.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select p from Payee p where p.engineer = :engineer and p.dueAt <= :now")
    Optional<Payee> claimDue(EngineerId engineer, Instant now);

    @Query("select p.engineer from Payee p where p.dueAt <= :now order by p.dueAt")
    List<EngineerId> due(Instant now, Limit limit);

    @Query("select min(p.dueAt) from Payee p")
    @Nullable Instant nextDue();

    /// Has an account looked at, unless that is about to happen anyway.
    @Modifying
    @Query("update Payee p set p.dueAt = :now where p.engineer = :engineer and (p.dueAt is null or p.dueAt > :now)")
    void lookAt(EngineerId engineer, Instant now);

    @Modifying
    @Query("update Payee p set p.dueAt = :until where p.engineer = :engineer")
    void postpone(EngineerId engineer, Instant until);

}
