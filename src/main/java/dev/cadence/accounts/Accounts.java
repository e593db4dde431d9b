package dev.cadence.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Account save(Account account);

    void flush();

    Optional<Account> findById(AccountId id);

    Optional<Account> findByEmail(String email);

    boolean existsByEmail(String email);

    /// Whoever changes or erases the account takes turns with the caller.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from Account account where account.id = :id")
    Optional<Account> lock(AccountId id);

    /// Keeps the account from being erased until the caller's transaction ends; empty
    /// once it was.
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select account from Account account where account.engineer = :engineer and account.erasedAt is null")
    Optional<Account> holdEngineer(EngineerId engineer);

    @Query("""
            select count(account) > 0 from Account account
            where account.role = ADMIN and account.disabledAt is null and account.id <> :id""")
    boolean existsAdminBeside(AccountId id);

    List<Account> findByIdIn(Collection<AccountId> ids);

    Optional<Account> findByEngineer(EngineerId engineer);

    @Query("select account from Account account where account.role = ADMIN and account.disabledAt is null order by account.id.value")
    List<Account> admins(Limit limit);

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
