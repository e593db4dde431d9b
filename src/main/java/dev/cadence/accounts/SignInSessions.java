package dev.cadence.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SignInSessions extends Repository<SignInSession, UUID> {

    SignInSession save(SignInSession session);

    Optional<SignInSession> findById(UUID id);

    Optional<SignInSession> findByIdAndAccount(UUID id, AccountId account);

    /// Those that still let somebody in, newest first.
    @Query("""
            select session from SignInSession session
            where session.account = :account and session.endedAt is null and session.expiresAt > :now and session.id < :before
            order by session.id desc""")
    List<SignInSession> liveOf(AccountId account, Instant now, UUID before, Limit limit);

    /// All of them, the oldest first.
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select session from SignInSession session where session.account = :account order by session.id")
    Stream<SignInSession> streamOf(AccountId account);

    /// Ends those that are live, and forgets of all from where they came.
    @Modifying
    @Query("""
            update versioned SignInSession session
            set session.endedAt = coalesce(session.endedAt, :now), session.address = 'erased', session.userAgent = null
            where session.account = :account""")
    void forget(AccountId account, Instant now);

    @Modifying
    @Query("""
            update versioned SignInSession session set session.endedAt = :now
            where session.account = :account and session.endedAt is null and session.id <> :kept""")
    void endAllBut(UUID kept, AccountId account, Instant now);

    @Modifying
    @Query("update versioned SignInSession session set session.endedAt = :now where session.account = :account and session.endedAt is null")
    void endAll(AccountId account, Instant now);

    @Modifying
    @Transactional
    @Query("delete from SignInSession session where session.expiresAt < :time")
    int deleteExpiredBefore(Instant time);

}
