package dev.cadence.accounts;

import java.time.Clock;

import dev.cadence.shared.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps accounts and companies. Passwords arrive hashed, because hashing takes too long for a transaction.
@Service
@Transactional
class PeopleDesk {

    private final Accounts accounts;

    private final Companies companies;

    private final JdbcClient jdbc;

    private final Clock clock;

    PeopleDesk(Accounts accounts, Companies companies, JdbcClient jdbc, Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Account addFounder(String companyName, NewPerson founder, String passwordHash) {
        var now = clock.instant();
        var company = companies.save(new Company(companyName, now));
        return add(Account.founder(company.id(), founder, passwordHash, now));
    }

    Account addEngineer(NewPerson person, String passwordHash) {
        return add(Account.engineer(person, passwordHash, clock.instant()));
    }

    Account addAdmin(NewPerson person, String passwordHash) {
        return add(Account.admin(person, passwordHash, clock.instant()));
    }

    /// Adds an admin unless there is one, however many instances try at once.
    boolean addFirstAdmin(NewPerson person, String passwordHash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('cadence.first-admin'))").query().singleRow();
        if (hasAdmin()) {
            return false;
        }
        addAdmin(person, passwordHash);
        return true;
    }

    @Transactional(readOnly = true)
    boolean hasAdmin() {
        return accounts.existsByRole(Role.ADMIN);
    }

    @Transactional(readOnly = true)
    Account account(AccountId id) {
        return accounts.findById(id).orElseThrow(() -> Refusal.notFound("account-not-found", "account " + id.value()));
    }

    /// A company as its founders and the admins may see it; for anyone else there is
    /// none.
    @Transactional(readOnly = true)
    Company company(Caller caller, CompanyId id) {
        return companies.findById(id)
            .filter(company -> company.isVisibleTo(caller))
            .orElseThrow(() -> Refusal.notFound("company-not-found", "company " + id.value()));
    }

    void disable(Caller.Admin admin, AccountId id) {
        accounts.save(account(id).disable(admin.account(), clock.instant()));
    }

    void enable(AccountId id) {
        accounts.save(account(id).enable());
    }

    private Account add(Account account) {
        if (accounts.existsByEmail(account.email())) {
            throw People.EMAIL_TAKEN.refusal();
        }
        return accounts.save(account);
    }

}
