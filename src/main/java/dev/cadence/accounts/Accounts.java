package dev.cadence.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Account save(Account account);

    void flush();

    Optional<Account> findById(AccountId id);

    Optional<Account> findByEmail(String email);

    boolean existsByEmail(String email);

    boolean existsByEngineer(EngineerId engineer);

    boolean existsByRole(Role role);

    @Query("""
            select account from Account account
            where account.membership.company = :company and account.id.value < :before order by account.id.value desc""")
    List<Account> membersOf(CompanyId company, UUID before, Limit limit);

    @Query("""
            select account from Account account
            where account.membership.company = :company and account.membership.standing = OWNER""")
    Optional<Account> ownerOf(CompanyId company);

    @Query("select count(account) from Account account where account.membership.company = :company")
    long countMembersOf(CompanyId company);

}
