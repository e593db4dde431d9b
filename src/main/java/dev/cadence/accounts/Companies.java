package dev.cadence.accounts;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface Companies extends Repository<Company, CompanyId> {

    Company save(Company company);

    Optional<Company> findById(CompanyId id);

}
