package dev.cadence.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All savings of cards.
interface CardSetups extends Repository<CardSetup, UUID> {

    CardSetup save(CardSetup setup);

    Optional<CardSetup> findById(UUID id);

    Optional<CardSetup> findBySetupRef(String setupRef);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from CardSetup s where s.setupRef = :setupRef")
    Optional<CardSetup> lock(String setupRef);

    @Query("select s from CardSetup s where s.dueAt <= :now order by s.dueAt")
    List<CardSetup> due(Instant now, Limit limit);

    @Query("select min(s.dueAt) from CardSetup s")
    @Nullable Instant nextDue();

}
