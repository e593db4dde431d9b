package dev.cadence.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ExternalIdentities extends Repository<ExternalIdentity, UUID> {

    ExternalIdentity save(ExternalIdentity identity);

    void delete(ExternalIdentity identity);

    Optional<ExternalIdentity> findByIssuerAndSubject(String issuer, String subject);

    Optional<ExternalIdentity> findByIdAndAccount(UUID id, AccountId account);

    boolean existsByAccountAndIssuer(AccountId account, String issuer);

    void deleteByAccount(AccountId account);

    List<ExternalIdentity> findByAccountOrderByIdDesc(AccountId account);

}
