package dev.cadence.accounts;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface Authenticators extends Repository<Authenticator, AccountId> {

    Authenticator save(Authenticator authenticator);

    Optional<Authenticator> findById(AccountId account);

    void delete(Authenticator authenticator);

}
