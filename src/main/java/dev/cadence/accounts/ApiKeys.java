package dev.cadence.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeys extends Repository<ApiKey, UUID> {

    ApiKey save(ApiKey key);

    Optional<ApiKey> findByIdAndAccount(UUID id, AccountId account);

    @Query("select key from ApiKey key where key.account = :account and key.id < :before order by key.id desc")
    List<ApiKey> newestOf(AccountId account, UUID before, Limit limit);

}
