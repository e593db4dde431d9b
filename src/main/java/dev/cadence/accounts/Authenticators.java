package dev.cadence.accounts;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.data.repository.Repository;

interface Authenticators extends Repository<Authenticator, AccountId> {

    Authenticator save(Authenticator authenticator);

    Optional<Authenticator> findById(AccountId account);

    Stream<Authenticator> findAllBy();

    void delete(Authenticator authenticator);

}
