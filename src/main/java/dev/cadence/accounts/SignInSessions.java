package dev.cadence.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SignInSessions extends Repository<SignInSession, UUID> {

    SignInSession save(SignInSession session);

    Optional<SignInSession> findById(UUID id);

    @Modifying
    @Transactional
    @Query("delete from SignInSession session where session.expiresAt < :time")
    int deleteExpiredBefore(Instant time);

}
