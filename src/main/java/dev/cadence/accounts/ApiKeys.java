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

interface ApiKeys extends Repository<ApiKey, UUID> {

    ApiKey save(ApiKey key);

    Optional<ApiKey> findById(UUID id);

    @Query("select key from ApiKey key where key.account = :account and key.id < :before order by key.id desc")
    List<ApiKey> newestOf(AccountId account, UUID before, Limit limit);

    @Query("select key from ApiKey key where key.company = :company and key.id < :before order by key.id desc")
    List<ApiKey> newestOf(CompanyId company, UUID before, Limit limit);

    /// All that the account made, the oldest first.
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select key from ApiKey key where key.account = :account order by key.id")
    Stream<ApiKey> streamOf(AccountId account);

    /// Ends those that are live, and forgets what their maker called them.
    @Modifying
    @Query("""
            update versioned ApiKey key set key.revokedAt = coalesce(key.revokedAt, :now), key.name = 'Erased key'
            where key.account = :account""")
    void forget(AccountId account, Instant now);

    @Modifying
    @Query("update versioned ApiKey key set key.revokedAt = :now where key.account = :account and key.revokedAt is null")
    void revokeAll(AccountId account, Instant now);

}
