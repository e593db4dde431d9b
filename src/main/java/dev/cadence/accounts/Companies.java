package dev.cadence.accounts;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Companies extends Repository<Company, CompanyId> {

    Company save(Company company);

    Optional<Company> findById(CompanyId id);

    @Query("select company from Company company where company.id in :ids")
    List<Company> findAllById(List<CompanyId> ids);

    /// Whoever closes the company takes turns with whoever enters it.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select company from Company company where company.id = :id")
    Optional<Company> lock(CompanyId id);

}
